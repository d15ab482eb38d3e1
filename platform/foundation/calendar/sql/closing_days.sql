-- When a municipality is closed is a public fact: whoever works with meldingen may ask it of every municipality,
-- because a melding that comes in with one may concern another. Writing stays each municipality's own.
CREATE OR REPLACE FUNCTION public.closing_days(of_municipality text, first_day date, last_day date)
RETURNS TABLE (day date, from_time time)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d::date, min(coalesce(c.from_time, '00:00'))
      FROM generate_series(first_day, last_day, interval '1 day') AS d
      JOIN calendar_days_closingday AS c
        ON c.municipality = of_municipality
       AND (c.day = d::date
            OR (c.yearly AND c.day <= d::date
                AND extract(month FROM c.day) = extract(month FROM d)
                AND extract(day FROM c.day) = extract(day FROM d)))
     GROUP BY d
$$;
REVOKE ALL ON FUNCTION public.closing_days(text, date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.closing_days(text, date, date) TO {tenant}, {gate}, {engine}, {queue};
