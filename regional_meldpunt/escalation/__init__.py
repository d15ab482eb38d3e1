"""Escalation policies: who is reached for a melding, in which order, after how long, and under which conditions."""
