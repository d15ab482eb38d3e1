"""Everybody reads the borders; only the owner of the database loads them."""

from foundation.tenancy.policies import Shared

READ = "select"
READERS = {group: READ for group in ("tenant", "gate", "engine", "queue", "admin")}

TABLES = [Shared("places.BorderSet", **READERS), Shared("places.Border", **READERS)]
