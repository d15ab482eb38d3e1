-- Whoever is withdrawn keeps no role at the region, so that a later return begins with what is given then. The account and
-- its roles lie beyond the wall of the municipality that withdraws; this is the one narrow way in, for its own people only.
-- A person who still works here for another municipality keeps the account, and loses only what nobody else gave.
CREATE OR REPLACE FUNCTION public.end_region_grants(withdrawn bigint, ended_by jsonb) RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    caller text := current_setting('role');
    who people_person;
    elsewhere text[];
    ended text[];
BEGIN
    SELECT * INTO who FROM people_person WHERE id = withdrawn AND NOT active AND (
        NOT starts_with(caller, '{tenant_prefix}') OR municipality = substr(caller, length('{tenant_prefix}') + 1)
    );
    SELECT array_agg(role) INTO elsewhere FROM people_person
    WHERE region_account = who.region_account AND active AND joined_at IS NOT NULL;
    WITH gone AS (
        UPDATE access_accessgrant SET revoked_at = now(), revoked_by = ended_by
        WHERE user_id = who.region_account AND revoked_at IS NULL
            AND (elsewhere IS NULL OR (role = who.role AND role <> ALL (elsewhere)))
        RETURNING role
    )
    SELECT coalesce(array_agg(role ORDER BY role), ARRAY[]::text[]) INTO ended FROM gone;
    RETURN ended;
END $$;
REVOKE ALL ON FUNCTION public.end_region_grants(bigint, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.end_region_grants(bigint, jsonb) TO {tenant}, {admin};
