"""The own face of each municipality: theme, contrast, and the shape of the region as long as no borders are loaded."""
