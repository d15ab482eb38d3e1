-- How many meldingen each municipality had in a period, and nothing else about them: the only thing of a melding that a
-- director may read. Counted by the municipality that is competent now, by the day (of Brussels) it came in.
CREATE OR REPLACE FUNCTION public.meldpunt_counts(first_day date, last_day date)
RETURNS TABLE (municipality text, status text, urgency text, total bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT m.municipality, m.status, m.urgency, count(*)
      FROM meldingen_melding AS m
     WHERE m.reported_at >= first_day::timestamp AT TIME ZONE 'Europe/Brussels'
       AND m.reported_at < (last_day + 1)::timestamp AT TIME ZONE 'Europe/Brussels'
     GROUP BY m.municipality, m.status, m.urgency
$$;
REVOKE ALL ON FUNCTION public.meldpunt_counts(date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.meldpunt_counts(date, date) TO {director};
