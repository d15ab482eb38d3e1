"""Work given for a melding: to a team, to another municipality, or to a party outside."""
