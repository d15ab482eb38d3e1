-- Whose pages changed, as one number per municipality ('' is everybody): the same number as long as nobody committed a
-- change. Beside it stands the version of the register, which holds names, colours and opening hours.
CREATE OR REPLACE FUNCTION public.pages_versions() RETURNS TABLE (municipality text, version text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.municipality::text, sum(c.token)::text FROM caching_change c GROUP BY c.municipality
    UNION ALL SELECT 'register', number::text FROM registry_registryversion
$$;
REVOKE ALL ON FUNCTION public.pages_versions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.pages_versions() TO {lookup};

-- A municipality speaks for itself alone, whatever it says; the region speaks for whom it names, or for all.
CREATE OR REPLACE FUNCTION public.pages_changed(whose text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    role text := current_setting('role');
BEGIN
    IF starts_with(role, '{tenant_prefix}') THEN
        whose := substr(role, length('{tenant_prefix}') + 1);
    END IF;
    DELETE FROM caching_change WHERE id IN (
        SELECT id FROM caching_change WHERE at < now() - interval '1 day' FOR UPDATE SKIP LOCKED);
    INSERT INTO caching_change AS c (municipality, transaction, token, at)
    VALUES (whose, pg_current_xact_id()::text::bigint, ('x' || left(md5(gen_random_uuid()::text), 12))::bit(48)::bigint, now())
    ON CONFLICT ON CONSTRAINT pages_changed_once DO UPDATE SET token = excluded.token;
END $$;
REVOKE ALL ON FUNCTION public.pages_changed(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.pages_changed(text) TO {tenant}, {desk}, {coordinator}, {director}, {admin};
