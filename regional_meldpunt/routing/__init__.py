"""Who gets a melding: ordered rules, outside parties, and the deadline that was promised."""
