"""The municipality's own work list of meldingen, and what the region handles for it."""
