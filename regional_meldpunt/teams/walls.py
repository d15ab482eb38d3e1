"""A municipality keeps its own teams and knows those of the region; who is in a team stays with its owner."""

from foundation.tenancy.policies import Owned, Standing

READ = "select"
KEEP = "select,insert,update,delete"

TABLES = [
    Owned("teams.Team", tenant=KEEP, desk=READ, engine=READ, coordinator=KEEP),
    Owned("teams.TeamMember", reads="own", tenant=KEEP, desk=READ, engine=READ, coordinator=KEEP),
    Standing("teams.Team"),
]
