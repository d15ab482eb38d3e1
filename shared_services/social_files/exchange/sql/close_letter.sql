-- The author of a letter takes it back, or ends it after its time: only while it waits, so that either the addressee
-- opens it or it is gone, never both. And notes that the sealed bytes of a closed one are erased.
CREATE OR REPLACE FUNCTION public.close_letter(letter bigint, outcome text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    caller text := current_setting('role');
    own text := substr(caller, length('{tenant_prefix}') + 1);
BEGIN
    IF NOT starts_with(caller, '{tenant_prefix}') THEN
        RAISE EXCEPTION 'only a municipality has letters' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF outcome = 'erased' THEN
        UPDATE social_exchange_letter SET erased_at = now()
         WHERE id = letter AND received_by = own AND state <> 'waiting' AND erased_at IS NULL;
    ELSIF outcome IN ('recalled', 'expired') THEN
        UPDATE social_exchange_letter SET state = outcome, closed_at = now()
         WHERE id = letter AND received_by = own AND state = 'waiting'
           AND (outcome = 'recalled' OR expires_at <= now());
    ELSE
        RAISE EXCEPTION 'no such outcome' USING ERRCODE = 'check_violation';
    END IF;
    RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION public.close_letter(bigint, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.close_letter(bigint, text) TO {tenant};
