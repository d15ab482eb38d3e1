"""Reaching a person for a melding: alarms, answers, and the engine that never sleeps."""
