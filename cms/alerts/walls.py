"""A municipality keeps its own alerts and reads those of the region; what is shown is read once, until one changes."""

from foundation.tenancy.policies import Owned, Standing

KEEP = "select,insert,update"

TABLES = [
    Owned("alerts.Alert", tenant=KEEP, gate="select", coordinator=KEEP),
    Standing("alerts.Alert"),
]
