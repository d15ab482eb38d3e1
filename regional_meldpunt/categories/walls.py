"""Who may touch the catalogue: everybody reads it, the coordinator keeps that of the region, a municipality its own."""

from foundation.tenancy.policies import Owned, Shared, Standing

READ = "select"
KEEP = "select,insert,update,delete"

TABLES = [
    Shared("categories.CategoryGroup", tenant=READ, desk=READ, gate=READ, engine=READ, coordinator=KEEP, director=READ),
    # A neighbour's local category is read as well: a melding keeps its category when it is handed over.
    Owned(
        "categories.Category",
        reads="all",
        tenant=KEEP,
        desk=READ,
        gate=READ,
        engine=READ,
        coordinator=KEEP,
        director=READ,
    ),
    Owned("categories.LocalChoice", tenant=KEEP, desk=READ, coordinator=READ),
    Owned("categories.Question", tenant=KEEP, desk=READ, coordinator=KEEP),
    Owned("categories.Referral", tenant=KEEP, desk=READ, coordinator=KEEP),
    Owned("categories.Opening", tenant=READ, desk=READ, coordinator="select,insert,update"),
    Standing("categories.CategoryGroup"),
    Standing("categories.Category"),
    Standing("categories.LocalChoice"),
    Standing("categories.Question"),
]
