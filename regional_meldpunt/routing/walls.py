"""A municipality keeps its own rules and parties and knows those of the region; the coordinator keeps the region's."""

from foundation.tenancy.policies import Owned, Standing

READ = "select"
KEEP = "select,insert,update,delete"

TABLES = [
    Owned("routing.Rule", tenant=KEEP, desk=READ, coordinator=KEEP),
    Owned("routing.Party", tenant=KEEP, desk=READ, engine=READ, coordinator=KEEP),
    Standing("routing.Rule"),
    Standing("routing.Party"),
]
