"""Teams: who in a municipality, or at the regional desk, takes which work."""
