-- Who was on call is a fact: nobody but the owner of the database changes it, whatever a page or a program tries.
CREATE OR REPLACE FUNCTION public.roster_past_stays() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = 'public.roster_shift'::regclass), 'MEMBER') THEN
        RETURN coalesce(NEW, OLD);
    END IF;
    IF TG_OP = 'DELETE' AND OLD.starts_at < now() - interval '5 minutes' THEN
        RAISE EXCEPTION 'the past of a roster stays' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.starts_at < now() - interval '5 minutes' AND (
        (NEW.starts_at, NEW.layer_id, NEW.roster_id, NEW.person_name, NEW.person_id)
            IS DISTINCT FROM (OLD.starts_at, OLD.layer_id, OLD.roster_id, OLD.person_name, OLD.person_id)
        OR (NEW.ends_at <> OLD.ends_at AND least(NEW.ends_at, OLD.ends_at) < now() - interval '5 minutes')
    ) THEN
        RAISE EXCEPTION 'the past of a roster stays' USING ERRCODE = 'check_violation';
    END IF;
    RETURN coalesce(NEW, OLD);
END
$$;
REVOKE ALL ON FUNCTION public.roster_past_stays() FROM PUBLIC;
CREATE OR REPLACE TRIGGER the_past_stays BEFORE UPDATE OR DELETE ON public.roster_shift
    FOR EACH ROW EXECUTE FUNCTION public.roster_past_stays();
