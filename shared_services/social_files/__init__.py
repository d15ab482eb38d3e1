"""Social files: kept sealed by one municipality, and handed to another when a family moves."""
