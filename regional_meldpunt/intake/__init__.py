"""How a melding comes in: four questions on a phone, with or without JavaScript."""
