"""Mailboxes: what people write lands in a melding once, and what a robot writes never gets an answer."""
