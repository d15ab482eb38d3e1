"""From the bytes of a mail to something a person or a rule can read. Pure: no database, no network."""
