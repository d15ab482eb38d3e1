-- A municipality changes its own theme in the register, and nothing else; answers what it was. Contrast is judged before
-- it comes here; this only makes sure that whatever is written can stand in a style sheet.
DROP FUNCTION IF EXISTS public.change_own_theme(jsonb);  -- it once answered nothing
CREATE OR REPLACE FUNCTION public.change_own_theme(new_theme jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    caller text := current_setting('role');
    own text := substr(caller, length('{tenant_prefix}') + 1);
    old_theme jsonb;
BEGIN
    IF NOT starts_with(caller, '{tenant_prefix}') THEN
        RAISE EXCEPTION 'only a municipality has a theme of its own' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF jsonb_typeof(new_theme) <> 'object' OR length(new_theme::text) > 2000 OR EXISTS (
        SELECT 1 FROM jsonb_each_text(new_theme) WHERE value IS NULL OR value !~ '^(#[0-9a-fA-F]{6}|[a-z0-9-]{1,20})$'
    ) THEN
        RAISE EXCEPTION 'not a theme' USING ERRCODE = 'check_violation';
    END IF;
    SELECT theme INTO old_theme FROM registry_municipality WHERE schema_name = own FOR UPDATE;
    IF old_theme <> new_theme THEN
        UPDATE registry_municipality SET theme = new_theme WHERE schema_name = own;
        UPDATE registry_registryversion SET number = number + 1;
    END IF;
    RETURN old_theme;
END $$;
REVOKE ALL ON FUNCTION public.change_own_theme(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.change_own_theme(jsonb) TO {tenant};
