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
-- Also answers who has how much, without reading the meldingen themselves.
CREATE INDEX IF NOT EXISTS worklist_load ON public.meldingen_melding (municipality, team, deadline_at, id)
    INCLUDE (received_by, responsible, assigned_to, paused_at, urgency) WHERE finished_at IS NULL;
DROP INDEX IF EXISTS public.worklist_team;
CREATE INDEX IF NOT EXISTS worklist_category ON public.meldingen_melding (municipality, category_id, deadline_at, id)
    WHERE finished_at IS NULL;
CREATE INDEX IF NOT EXISTS worklist_all ON public.meldingen_melding (municipality, reported_at DESC, id DESC);
CREATE INDEX IF NOT EXISTS worklist_elsewhere ON public.meldingen_melding (received_by, reported_at DESC, id DESC)
    WHERE municipality <> received_by;
CREATE INDEX IF NOT EXISTS worklist_elsewhere_open ON public.meldingen_melding (received_by, deadline_at, id)
    WHERE finished_at IS NULL AND municipality <> received_by;
CREATE INDEX IF NOT EXISTS worklist_desk ON public.meldingen_melding (reported_at DESC, id DESC) WHERE at_desk;
CREATE INDEX IF NOT EXISTS worklist_region ON public.meldingen_melding (responsible, public.urgency_rank(urgency), reported_at, id)
    WHERE finished_at IS NULL AND at_desk;
CREATE INDEX IF NOT EXISTS worklist_region_deadline ON public.meldingen_melding (responsible, deadline_at, id)
    WHERE finished_at IS NULL AND at_desk;
CREATE INDEX IF NOT EXISTS worklist_region_oldest ON public.meldingen_melding (responsible, reported_at, id)
    WHERE finished_at IS NULL AND at_desk;
-- What is rare in a list that also holds all that is over; what is common is found soon by walking that list.
CREATE INDEX IF NOT EXISTS worklist_region_status ON public.meldingen_melding (status, reported_at DESC, id DESC)
    WHERE responsible = 'region';
CREATE INDEX IF NOT EXISTS worklist_elsewhere_status ON public.meldingen_melding (received_by, status)
    WHERE municipality <> received_by;
CREATE INDEX IF NOT EXISTS worklist_channel ON public.meldingen_melding (municipality, channel);
CREATE INDEX IF NOT EXISTS worklist_kind ON public.meldingen_melding (municipality, kind);
CREATE INDEX IF NOT EXISTS worklist_any_team ON public.meldingen_melding (municipality, team);
CREATE INDEX IF NOT EXISTS worklist_storm ON public.meldingen_melding (storm, municipality) WHERE storm <> '';
CREATE INDEX IF NOT EXISTS worklist_merged ON public.meldingen_melding (municipality, merged_into) WHERE merged_into <> '';
CREATE INDEX IF NOT EXISTS worklist_assigned ON public.meldingen_melding ((assigned_to ->> 'schema'), (assigned_to ->> 'id'))
    WHERE finished_at IS NULL AND assigned_to IS NOT NULL;
CREATE INDEX IF NOT EXISTS worklist_claimed ON public.meldingen_melding ((claimed_by ->> 'schema'), (claimed_by ->> 'id'))
    WHERE finished_at IS NULL AND claimed_by IS NOT NULL;
-- What is open has other states than what is over. Without knowing that, the planner takes a state in open work for rare
-- and gathers all of it instead of walking the list in its order.
CREATE STATISTICS IF NOT EXISTS public.worklist_states (mcv)
    ON municipality, responsible, status, finished_at, at_desk FROM public.meldingen_melding;
ALTER STATISTICS public.worklist_states SET STATISTICS 500;
CREATE INDEX IF NOT EXISTS worklist_contact ON public.meldingen_signaal (contact_ref) WHERE contact_ref IS NOT NULL;

-- The words of a melding, each marked with whose it is and in which span of four weeks it came in, and once more as open
-- while it is. A question about the newest with a word then reads what one span holds of that word, however many years
-- lie behind it. What stands at the desk is marked for the desk as well, which searches over all municipalities.
CREATE OR REPLACE FUNCTION public.melding_span(moment timestamptz) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT floor(extract(epoch FROM moment AT TIME ZONE 'UTC') / 2419200)::integer
$$;
CREATE OR REPLACE FUNCTION public.melding_terms(
    number text, municipality text, place text, description text, open boolean, at_desk boolean, moment timestamptz
) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    words text[] := tsvector_to_array(to_tsvector(
        'pg_catalog.simple'::regconfig, replace(number, '-', ' ') || ' ' || place || ' ' || left(description, 5000)));
    span text := public.melding_span(moment) || '.';
    mark text;
    marked text[] := '{}';
BEGIN
    -- Each step is an expression: a question here would cost every new melding more than all the rest of its row.
    IF length(array_to_string(words, '')) >= 200 THEN
        words := ARRAY(SELECT word FROM unnest(words) AS word WHERE length(word) < 200);
    END IF;
    IF words <> '{}' THEN
        FOREACH mark IN ARRAY ARRAY[municipality || '.', CASE WHEN open THEN municipality || '.o' END,
                                    CASE WHEN at_desk THEN '*.' END, CASE WHEN at_desk AND open THEN '*.o' END] LOOP
            IF mark IS NOT NULL THEN
                mark := mark || span;
                marked := marked || string_to_array(mark || array_to_string(words, chr(1) || mark), chr(1));
            END IF;
        END LOOP;
    END IF;
    RETURN array_to_tsvector(marked);
END $$;
CREATE INDEX IF NOT EXISTS worklist_terms ON public.meldingen_melding USING gin (
    public.melding_terms(number, municipality, place_text, description, finished_at IS NULL, at_desk, reported_at));

-- The question in those marked words: all of them, in one of the spans. Of a word of three letters or more its beginning
-- is enough.
CREATE OR REPLACE FUNCTION public.marked_query(words text[], whose text, spans text[]) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT string_agg((
        SELECT '(' || string_agg(quote_literal(whose || '.' || span || '.' || word)
            || CASE WHEN length(word) > 2 THEN ':*' ELSE '' END, ' & ') || ')' FROM unnest(words) AS word
    ), ' | ')::tsquery FROM unnest(spans) AS span
$$;

-- Numbers of rows that hold all these words, newest first. Runs as the owner, because the index cannot be used under row
-- security, and shows only what the caller may see: a municipality what it is competent for, the desk what it handles or
-- handled. It looks at the newest span first and at twice as many each time, until it has enough.
CREATE OR REPLACE FUNCTION public.search_meldingen(typed text, also_over boolean, most integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    caller text := current_setting('role');
    whose text := CASE WHEN starts_with(caller, '{tenant_prefix}') THEN substr(caller, length('{tenant_prefix}') + 1) ELSE '*' END;
    words text[] := (SELECT array_agg(word) FROM (
        SELECT word FROM regexp_split_to_table(lower(left(typed, 200)), '[^[:alnum:]]+') AS word WHERE word <> '' LIMIT 8) AS said);
    state text := CASE WHEN also_over THEN '' ELSE 'o' END;
    oldest integer;
    newest integer := melding_span(now()) + 1;
    width integer := 2;
    enough integer := least(most, 2000);
    got integer;
BEGIN
    IF words IS NULL THEN
        RETURN;
    END IF;
    IF whose = '*' THEN
        SELECT melding_span(m.reported_at) INTO oldest FROM meldingen_melding m WHERE m.at_desk ORDER BY m.reported_at LIMIT 1;
    ELSE
        SELECT melding_span(m.reported_at) INTO oldest FROM meldingen_melding m WHERE m.municipality = whose ORDER BY m.reported_at LIMIT 1;
    END IF;
    LOOP
        RETURN QUERY SELECT m.id FROM meldingen_melding m
        WHERE melding_terms(m.number, m.municipality, m.place_text, m.description, m.finished_at IS NULL, m.at_desk, m.reported_at)
            @@ marked_query(words, whose, ARRAY(SELECT state || span FROM generate_series(newest - width + 1, newest) AS span))
        ORDER BY m.reported_at DESC LIMIT enough;
        GET DIAGNOSTICS got = ROW_COUNT;
        enough := enough - got;
        newest := newest - width;
        width := width * 2;
        EXIT WHEN enough <= 0 OR oldest IS NULL OR newest < oldest;
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION public.search_meldingen(text, boolean, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.search_meldingen(text, boolean, integer) TO {tenant}, {desk};
DROP INDEX IF EXISTS public.worklist_words;
DROP FUNCTION IF EXISTS public.melding_words(text, text, text, text, boolean);

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
