"""Meldingen that a colleague types on behalf of somebody: by telephone, at the counter, from a letter."""
