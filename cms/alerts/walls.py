"""A municipality keeps its alerts and reads those of the region, which reads its own. Read once, until one changes."""

from foundation.tenancy.policies import Owned, Standing

KEEP = "select,insert,update"
OWN = "municipality = 'region'"

TABLES = [
    Owned("alerts.Alert", tenant=KEEP, gate="select", coordinator=KEEP, where={"gate": OWN, "coordinator": OWN}),
    Standing("alerts.Alert"),
]
