-- The work that other municipalities gave to the one that asks: what is needed to find and open it, and nothing about
-- the reporter. Row security shows a taak only to those who have the melding; this function looks across for this one
-- purpose, and knows by the role who asks.
CREATE OR REPLACE FUNCTION public.taken_for_me() RETURNS TABLE (
    giver text, number text, key uuid, what text, place text, urgency text, state text,
    given_at timestamptz, due_at timestamptz
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    caller text := current_setting('role');
BEGIN
    IF NOT starts_with(caller, '{tenant_prefix}') THEN
        RETURN;
    END IF;
    RETURN QUERY
        SELECT t.municipality::text, m.number::text, t.key, t.what::text, m.place_text::text, m.urgency::text,
               t.state::text, t.given_at, t.due_at
          FROM taak_taak AS t JOIN meldingen_melding AS m ON m.id = t.melding_id
         WHERE t.receiver = 'municipality' AND t.receiver_slug = substr(caller, length('{tenant_prefix}') + 1)
           AND t.state IN ('given', 'accepted')
         ORDER BY t.given_at
         LIMIT 200;
END $$;
REVOKE ALL ON FUNCTION public.taken_for_me() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.taken_for_me() TO {tenant};
