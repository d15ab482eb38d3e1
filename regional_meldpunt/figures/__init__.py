"""What a director sees: counts per municipality, and who is on call. Never a melding, never a citizen."""
