-- The steps of a stretch of time over all meldingen, whoever has them.
CREATE INDEX IF NOT EXISTS history_newest ON public.meldingen_historyentry (at DESC, id DESC);
-- The last of them at the desk. Row security asks of each line whether its melding stands there, and the planner would
-- first gather all that do. This walks the lines as the owner; reading them afterwards goes through row security.
CREATE OR REPLACE FUNCTION public.steps_at_desk(begins timestamptz, ends timestamptz, most integer) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT h.id FROM meldingen_historyentry AS h
    WHERE h.at >= begins AND h.at < ends
        AND EXISTS (SELECT FROM meldingen_melding AS m WHERE m.id = h.melding_id AND m.at_desk)
    ORDER BY h.at DESC, h.id DESC LIMIT most
$$;
REVOKE ALL ON FUNCTION public.steps_at_desk(timestamptz, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.steps_at_desk(timestamptz, timestamptz, integer) TO {desk}, {coordinator}, {engine};

-- Open meldingen of a municipality whose place begins with the name of a street, newest first. Runs as the owner, because
-- the comparison cannot use its index under row security, and shows only what the caller may see. Of a beginning that very
-- many places have, some are looked at: it is a hint, and whoever types on narrows it.
CREATE INDEX IF NOT EXISTS melding_street ON public.meldingen_melding (municipality, lower(place_text) text_pattern_ops)
    WHERE finished_at IS NULL;
CREATE OR REPLACE FUNCTION public.meldingen_in_street(place text, street text, kind bigint, only_public boolean, most integer)
RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    caller text := current_setting('role');
    own text := CASE WHEN starts_with(caller, '{tenant_prefix}') THEN substr(caller, length('{tenant_prefix}') + 1) END;
BEGIN
    RETURN QUERY SELECT f.id FROM (
        SELECT m.id, m.reported_at, m.category_id, m.public FROM meldingen_melding m
        WHERE m.finished_at IS NULL AND m.municipality = place
            AND lower(m.place_text) ~>=~ lower(street) AND lower(m.place_text) ~<~ (lower(street) || chr(1114111))
            AND CASE WHEN own IS NULL THEN m.at_desk ELSE own IN (m.municipality, m.received_by) END
        LIMIT 2000
    ) AS f
    WHERE (kind IS NULL OR f.category_id = kind) AND (f.public OR NOT only_public)
    ORDER BY f.reported_at DESC, f.id DESC LIMIT most;
END $$;
REVOKE ALL ON FUNCTION public.meldingen_in_street(text, text, bigint, boolean, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.meldingen_in_street(text, text, bigint, boolean, integer) TO {tenant}, {desk};
