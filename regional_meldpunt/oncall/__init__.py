"""The telephone of whoever is on call: the alarm, the way there, and the shifts."""
