"""Meldingen as linked data in the OSLO profile, and webhooks that tell other software what happened."""
