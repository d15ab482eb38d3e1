"""Who may touch the list of categories: everybody reads it, the coordinator keeps it."""

from foundation.tenancy.policies import Shared

READ = "select"
KEEP = "select,insert,update,delete"

TABLES = [
    Shared("categories.CategoryGroup", tenant=READ, desk=READ, gate=READ, engine=READ, coordinator=KEEP),
    Shared("categories.Category", tenant=READ, desk=READ, gate=READ, engine=READ, coordinator=KEEP),
]
