"""Bringing databases and municipalities into being, keeping them current, and letting a municipality leave with all it has."""
