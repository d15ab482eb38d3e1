-- What anybody who knows a number may see, on every host: public facts and public steps, nothing a person typed
-- about themselves, no place more precise than the municipality. Runs as the owner; answers null for an unknown number.
CREATE OR REPLACE FUNCTION public.public_melding(wanted text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT jsonb_build_object(
        'number', m.number,
        'municipality', m.municipality,
        'received_by', m.received_by,
        'responsible', m.responsible,
        'status', m.status,
        'version', m.version,
        'reported_at', m.reported_at,
        'changed_at', m.changed_at,
        'category_nl', c.name_nl,
        'category_fr', c.name_fr,
        'icon', c.icon,
        'steps', coalesce((
            SELECT jsonb_agg(jsonb_build_object(
                'at', h.at,
                'verb', h.verb,
                'status', h.to_status,
                'text', CASE WHEN h.visibility = 'public' THEN h.text ELSE '' END
            ) ORDER BY h.at DESC, h.id DESC)
            FROM meldingen_historyentry h
            WHERE h.melding_id = m.id AND (h.visibility = 'public' OR h.to_status <> '')
        ), '[]'::jsonb)
    )
    FROM meldingen_melding m JOIN categories_category c ON c.id = m.category_id
    WHERE m.number = wanted
$$;
REVOKE ALL ON FUNCTION public.public_melding(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.public_melding(text) TO {tenant}, {gate};
