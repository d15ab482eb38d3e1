-- What was finished in a period, and what was still open at a moment in the past.
CREATE INDEX IF NOT EXISTS insight_finished ON public.meldingen_melding (municipality, finished_at)
    WHERE finished_at IS NOT NULL;
