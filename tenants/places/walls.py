"""Everybody reads the borders; only the owner of the database loads them."""

from foundation.tenancy.policies import Shared

READ = "select"
READERS = dict.fromkeys(("tenant", "gate", "engine", "queue", "admin"), READ)

TABLES = [Shared("places.BorderSet", **READERS), Shared("places.Border", **READERS)]
