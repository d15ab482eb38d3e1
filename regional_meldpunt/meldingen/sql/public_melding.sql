-- What anybody who knows a number may see, on every host: public facts and public steps, nothing a person typed
-- about themselves, no place more precise than the municipality. What was joined to another melding is as far as that
-- one is. Runs as the owner; answers null for an unknown number.
CREATE OR REPLACE FUNCTION public.public_melding(wanted text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT jsonb_build_object(
        'number', m.number,
        'municipality', m.municipality,
        'received_by', m.received_by,
        'responsible', m.responsible,
        'status', m.status,
        'version', m.version + coalesce(t.version, 0),
        'reported_at', m.reported_at,
        'changed_at', greatest(m.changed_at, t.changed_at),
        'joined_to', coalesce(t.number, ''),
        'joined_status', coalesce(t.status, ''),
        'category_nl', c.name_nl,
        'category_fr', c.name_fr,
        'icon', c.icon,
        'steps', coalesce((
            SELECT jsonb_agg(jsonb_build_object(
                'at', h.at,
                'verb', CASE WHEN j.joined THEN 'joined' ELSE h.verb END,
                'status', CASE WHEN j.joined THEN '' ELSE h.to_status END,
                'text', CASE WHEN h.visibility = 'public' THEN h.text ELSE '' END
            ) ORDER BY h.at DESC, h.id DESC)
            FROM meldingen_historyentry h
            CROSS JOIN LATERAL (SELECT h.to_status = 'closed' AND EXISTS (
                SELECT FROM meldingen_historyentry o WHERE o.melding_id = m.id AND o.at = h.at AND o.verb = 'merged'
            ) AS joined) j
            WHERE h.melding_id = m.id AND (h.visibility = 'public' OR h.to_status <> '')
        ), '[]'::jsonb)
    )
    FROM meldingen_melding m
    JOIN categories_category c ON c.id = m.category_id
    LEFT JOIN meldingen_melding t ON t.number = m.merged_into AND m.merged_into <> ''
    WHERE m.number = wanted
$$;
REVOKE ALL ON FUNCTION public.public_melding(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.public_melding(text) TO {tenant}, {gate};
