"""What came in, what waits and how well it went: counts with their tables, for team leads and coordinators."""
