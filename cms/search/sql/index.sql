-- Mistyped words of neighbours are looked up by their threes of letters. Made here and not by a migration, because the
-- extension it needs is installed when the walls are made.
CREATE INDEX IF NOT EXISTS search_entry_threes ON public.site_search_entry USING gin (words public.gin_trgm_ops);
