-- The order of urgencies, in an index and in the question alike.
CREATE OR REPLACE FUNCTION public.urgency_rank(word text) RETURNS smallint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE word WHEN 'acute' THEN 0 WHEN 'urgent' THEN 1 WHEN 'normal' THEN 2 WHEN 'can_wait' THEN 3 ELSE 4 END::smallint
$$;
GRANT EXECUTE ON FUNCTION public.urgency_rank(text) TO {tenant}, {desk}, {coordinator}, {engine};

-- Every order of a list of open work is the order of an index: the first page costs the same at any size.
CREATE INDEX IF NOT EXISTS worklist_deadline ON public.meldingen_melding (municipality, deadline_at, id)
    WHERE finished_at IS NULL;
CREATE INDEX IF NOT EXISTS worklist_urgency ON public.meldingen_melding (municipality, public.urgency_rank(urgency), reported_at, id)
    WHERE finished_at IS NULL;
CREATE INDEX IF NOT EXISTS worklist_oldest ON public.meldingen_melding (municipality, reported_at, id)
    WHERE finished_at IS NULL;
CREATE INDEX IF NOT EXISTS worklist_team ON public.meldingen_melding (municipality, team, deadline_at, id)
    WHERE finished_at IS NULL;
CREATE INDEX IF NOT EXISTS worklist_category ON public.meldingen_melding (municipality, category_id, deadline_at, id)
    WHERE finished_at IS NULL;
CREATE INDEX IF NOT EXISTS worklist_all ON public.meldingen_melding (municipality, reported_at DESC, id DESC);
CREATE INDEX IF NOT EXISTS worklist_elsewhere ON public.meldingen_melding (received_by, reported_at DESC, id DESC)
    WHERE municipality <> received_by;
CREATE INDEX IF NOT EXISTS worklist_desk ON public.meldingen_melding (reported_at DESC, id DESC) WHERE at_desk;
CREATE INDEX IF NOT EXISTS worklist_region ON public.meldingen_melding (responsible, public.urgency_rank(urgency), reported_at, id)
    WHERE finished_at IS NULL AND at_desk;
CREATE INDEX IF NOT EXISTS worklist_storm ON public.meldingen_melding (storm, municipality) WHERE storm <> '';
CREATE INDEX IF NOT EXISTS worklist_merged ON public.meldingen_melding (municipality, merged_into) WHERE merged_into <> '';
CREATE INDEX IF NOT EXISTS worklist_assigned ON public.meldingen_melding ((assigned_to ->> 'schema'), (assigned_to ->> 'id'))
    WHERE finished_at IS NULL AND assigned_to IS NOT NULL;
CREATE INDEX IF NOT EXISTS worklist_claimed ON public.meldingen_melding ((claimed_by ->> 'schema'), (claimed_by ->> 'id'))
    WHERE finished_at IS NULL AND claimed_by IS NOT NULL;
CREATE INDEX IF NOT EXISTS worklist_contact ON public.meldingen_signaal (contact_ref) WHERE contact_ref IS NOT NULL;

-- What a melding says, as one document. The municipality stands in it as a word, so that one index answers
-- "these words, here" without reading what others wrote.
CREATE OR REPLACE FUNCTION public.melding_words(
    number text, municipality text, place text, description text, open boolean
) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT to_tsvector('pg_catalog.simple'::regconfig, number || ' ' || replace(number, '-', '') || ' ' || place || ' ' || left(description, 5000))
        || array_to_tsvector(ARRAY['@' || municipality, CASE WHEN open THEN '@open' ELSE '@over' END])
$$;
CREATE INDEX IF NOT EXISTS worklist_words ON public.meldingen_melding
    USING gin (public.melding_words(number, municipality, place_text, description, finished_at IS NULL));

-- Numbers of rows that hold all these words (the beginning of each counts), newest first. Runs as the owner, because the
-- index cannot be used under row security, and shows only what the caller may see: a municipality what it is competent
-- for or received, the desk what the region handles or handled.
CREATE OR REPLACE FUNCTION public.search_meldingen(typed text, also_over boolean, most integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    caller text := current_setting('role');
    own text := CASE WHEN starts_with(caller, '{tenant_prefix}') THEN substr(caller, length('{tenant_prefix}') + 1) END;
    wanted tsquery;
BEGIN
    SELECT string_agg(quote_literal(word) || ':*', ' & ')::tsquery INTO wanted
    FROM (SELECT word FROM regexp_split_to_table(lower(typed), '[^[:alnum:]]+') AS word WHERE word <> '' LIMIT 8) AS words;
    IF wanted IS NULL THEN
        RETURN;
    END IF;
    IF own IS NOT NULL THEN
        wanted := wanted && quote_literal('@' || own)::tsquery;
    END IF;
    IF NOT also_over THEN
        wanted := wanted && '''@open'''::tsquery;
    END IF;
    RETURN QUERY SELECT m.id FROM meldingen_melding m
    WHERE melding_words(m.number, m.municipality, m.place_text, m.description, m.finished_at IS NULL) @@ wanted
        AND (own IS NOT NULL OR m.at_desk)
    ORDER BY m.reported_at DESC LIMIT least(most, 2000);
END $$;
REVOKE ALL ON FUNCTION public.search_meldingen(text, boolean, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.search_meldingen(text, boolean, integer) TO {tenant}, {desk};

-- Open meldingen that one person has, as the same walls show them.
CREATE OR REPLACE FUNCTION public.meldingen_of_person(account_schema text, account text) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    caller text := current_setting('role');
    own text := CASE WHEN starts_with(caller, '{tenant_prefix}') THEN substr(caller, length('{tenant_prefix}') + 1) END;
BEGIN
    RETURN QUERY
    SELECT m.id FROM meldingen_melding m
    WHERE m.finished_at IS NULL AND m.assigned_to IS NOT NULL
        AND m.assigned_to ->> 'schema' = account_schema AND m.assigned_to ->> 'id' = account
        AND CASE WHEN own IS NULL THEN m.at_desk ELSE m.municipality = own END
    UNION
    SELECT m.id FROM meldingen_melding m
    WHERE m.finished_at IS NULL AND m.claimed_by IS NOT NULL
        AND m.claimed_by ->> 'schema' = account_schema AND m.claimed_by ->> 'id' = account
        AND CASE WHEN own IS NULL THEN m.at_desk ELSE m.municipality = own END;
END $$;
REVOKE ALL ON FUNCTION public.meldingen_of_person(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.meldingen_of_person(text, text) TO {tenant}, {desk};
