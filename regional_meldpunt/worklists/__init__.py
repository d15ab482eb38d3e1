"""Lists of work: what is asked of a person, a team, a municipality or the desk, and acting on many at once."""
