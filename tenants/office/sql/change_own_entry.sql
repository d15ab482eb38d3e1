-- A municipality changes its own entry in the register: contact and opening hours, nothing else, and nobody else's.
-- The register belongs to the owner because every request reads it; this is the one narrow way in.
CREATE OR REPLACE FUNCTION public.change_own_entry(new_contact jsonb, new_opening_hours jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    caller text := current_setting('role');
    own text := substr(caller, length('{tenant_prefix}') + 1);
BEGIN
    IF NOT starts_with(caller, '{tenant_prefix}') THEN
        RAISE EXCEPTION 'only a municipality has an entry of its own' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF jsonb_typeof(new_contact) <> 'object' OR jsonb_typeof(new_opening_hours) <> 'object'
        OR length(new_contact::text) + length(new_opening_hours::text) > 20000 THEN
        RAISE EXCEPTION 'not a contact or opening hours' USING ERRCODE = 'check_violation';
    END IF;
    UPDATE registry_municipality SET contact = new_contact, opening_hours = new_opening_hours WHERE schema_name = own;
    UPDATE registry_registryversion SET number = number + 1;
END $$;
REVOKE ALL ON FUNCTION public.change_own_entry(jsonb, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.change_own_entry(jsonb, jsonb) TO {tenant};
