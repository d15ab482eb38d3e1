-- The last statement of an action: number its events without a gap, store them, and wake the listeners.
-- Runs as the owner, so that nobody can touch the counter in another way; a municipality can only speak for itself.
CREATE OR REPLACE FUNCTION public.append_events(entries jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    caller text := current_setting('role');
    own text := substr(caller, length('{tenant_prefix}') + 1);
    total integer := jsonb_array_length(entries);
    last_number bigint;
BEGIN
    IF starts_with(caller, '{tenant_prefix}') AND EXISTS (
        SELECT 1 FROM jsonb_array_elements(entries) AS e
        WHERE e->>'municipality' IS DISTINCT FROM own AND e->>'received_by' IS DISTINCT FROM own
    ) THEN
        RAISE EXCEPTION 'an event of another municipality' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE events_stream SET head = head + total WHERE name = 'region' RETURNING head INTO last_number;
    IF last_number IS NULL THEN
        RAISE EXCEPTION 'the stream "region" does not exist';
    END IF;
    INSERT INTO events_storedevent (seq, event, data, municipality, received_by, desk, at)
    SELECT last_number - total + e.position, e.entry->>'event', e.entry->'data', coalesce(e.entry->>'municipality', ''),
           coalesce(e.entry->>'received_by', ''), coalesce((e.entry->>'desk')::boolean, true), clock_timestamp()
    FROM jsonb_array_elements(entries) WITH ORDINALITY AS e(entry, position);
    PERFORM pg_notify('streekpoort_events', last_number::text);
    RETURN last_number;
END $$;
REVOKE ALL ON FUNCTION public.append_events(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.append_events(jsonb) TO {tenant}, {gate}, {engine}, {queue};
