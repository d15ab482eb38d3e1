"""A melding: the fact in the world that somebody reported, from the first word to the last step."""
