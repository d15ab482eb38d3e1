-- A row that is written once, such as a version of a text: nobody changes or removes it, the owner neither.
CREATE OR REPLACE FUNCTION public.stays_as_written() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%.% is written once', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'check_violation';
END
$$;
REVOKE ALL ON FUNCTION public.stays_as_written() FROM PUBLIC;
