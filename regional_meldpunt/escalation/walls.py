"""The coordinator keeps the policies of the region, a municipality its own; the engine reads all of them.

A version that stood is never changed: nobody has more than `select,insert` on it.
"""

from foundation.tenancy.policies import Owned, Standing

READ = "select"
WORK = "select,insert,update"
KEEP = "select,insert,update,delete"

TABLES = [
    Owned("escalation.Policy", tenant=WORK, desk=READ, engine=READ, queue=READ, director=READ, coordinator=WORK),
    Owned("escalation.Edition", tenant="select,insert", desk=READ, coordinator="select,insert"),
    Owned("escalation.Choice", tenant=KEEP, desk=READ, engine=READ, queue=READ, director=READ, coordinator=KEEP),
    Standing("escalation.Policy"),
    Standing("escalation.Choice"),
]
