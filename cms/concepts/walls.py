"""The region writes concepts, everybody reads them; a version that stood is never changed.

What a municipality published is public anyway: everybody reads the offerings, each writes its own.
"""

from foundation.tenancy.policies import AppendOnly, Owned, Shared

WRITE = "select,insert,update"

TABLES = [
    Shared("concepts.Concept", tenant="select", gate="select", coordinator=WRITE),
    Shared("concepts.ConceptVersion", tenant="select", gate="select", coordinator="select,insert"),
    AppendOnly("concepts.ConceptVersion", for_all=True),
    Shared("concepts.Authority", tenant="select", gate="select", coordinator=WRITE),
    Owned("concepts.Offering", reads="all", tenant="select,insert,update,delete", coordinator="select"),
    Owned("concepts.Uptake", reads="all", tenant="select,insert,update,delete", coordinator="select"),
]
