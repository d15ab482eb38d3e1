"""Who may touch which row. Keys and systems are a municipality's own; what hangs on a melding goes where that goes.

The queue reads which links are due, and nothing else of them.
"""

from foundation.tenancy.policies import Child, Home, Owned

WORK = "select,insert,update"

TABLES = [
    Home("open311.ApiKey"),
    Home("open311.Endpoint"),
    Owned("open311.PartySystem", tenant=WORK, desk="select", coordinator=WORK),
    Child("open311.Submission", parent="melding"),
    Child("open311.Link", parent="melding", tenant=WORK, queue="select(id, municipality, next_at)"),
]
