-- The version of everything that stands: the same text as long as no change of it was committed. Each transaction that
-- changes something adds a row of its own, so that editors never wait for each other; rows of yesterday are dropped on
-- the way, which at worst makes everybody read once more.
CREATE OR REPLACE FUNCTION public.standing_version() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(sum(token), 0)::text FROM standing_change
$$;
REVOKE ALL ON FUNCTION public.standing_version() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.standing_version()
   TO {tenant}, {lookup}, {gate}, {desk}, {coordinator}, {director}, {admin}, {engine}, {queue};

CREATE OR REPLACE FUNCTION public.standing_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    DELETE FROM standing_change WHERE transaction IN (
        SELECT transaction FROM standing_change WHERE at < now() - interval '1 day' FOR UPDATE SKIP LOCKED);
    INSERT INTO standing_change AS c (transaction, token, at)
    VALUES (pg_current_xact_id()::text::bigint, ('x' || left(md5(gen_random_uuid()::text), 15))::bit(60)::bigint, now())
    ON CONFLICT (transaction) DO UPDATE SET token = excluded.token;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION public.standing_changed() FROM PUBLIC;
