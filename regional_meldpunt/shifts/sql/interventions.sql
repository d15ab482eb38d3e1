-- What people on call did in a period: when they were called, began and ended, for which number. For payroll, and
-- nothing else of the melding: neither what it was about nor where.
CREATE OR REPLACE FUNCTION public.shiftlog_interventions(since timestamptz, until timestamptz)
RETURNS TABLE (alarm bigint, number text, place text, person bigint, person_name text, home text,
               called timestamptz, begun timestamptz, ended timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.id, m.number, m.municipality, a.person_id, a.person_name, p.municipality,
           a.sent_at, a.answered_at, a.finished_at
      FROM dispatch_alarm AS a
      JOIN meldingen_melding AS m ON m.id = a.melding_id
      JOIN people_person AS p ON p.id = a.person_id
     WHERE a.answered_at >= since AND a.answered_at < until
       AND a.state IN ('acknowledged', 'finished', 'recalled') AND NOT a.inform AND NOT a.reminder
     ORDER BY a.answered_at, a.id
$$;
REVOKE ALL ON FUNCTION public.shiftlog_interventions(timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.shiftlog_interventions(timestamptz, timestamptz) TO {queue}, {coordinator};
