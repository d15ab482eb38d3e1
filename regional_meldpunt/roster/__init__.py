"""Who is on call when: shifts in a row, each for one person."""
