"""Meldingen that a colleague types on behalf: by telephone at the region or the town hall, at the counter, from a letter."""
