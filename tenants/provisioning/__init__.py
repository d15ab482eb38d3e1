"""Bringing databases and municipalities into being, keeping them current, and leaving with everything."""
