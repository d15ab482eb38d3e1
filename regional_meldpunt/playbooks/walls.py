"""Each municipality keeps its own draaiboeken and knows the examples of the region; the desk reads those of everybody.

A version that stood is never changed: nobody has more than `select,insert` on it. What is offered to neighbours is
read by everybody. What was opened and ticked hangs on the melding, and is seen by whoever sees that.
"""

from foundation.tenancy.policies import Child, Owned

READ = "select"
WORK = "select,insert,update"
KEEP = "select,insert,update,delete"
WITH_MELDING = dict.fromkeys(
    ("desk", "coordinator"), "EXISTS (SELECT 1 FROM public.meldingen_melding m WHERE m.id = melding_id)"
)

TABLES = [
    Owned("playbooks.Playbook", tenant=WORK, desk=READ, coordinator=WORK),
    Owned("playbooks.Edition", tenant="select,insert", desk=READ, coordinator="select,insert"),
    Owned("playbooks.Offer", reads="all", tenant=KEEP, coordinator=KEEP),
    Child(
        "playbooks.Opened",
        parent="melding",
        where=WITH_MELDING,
        tenant="select,insert",
        desk="select,insert",
        coordinator=READ,
    ),
    Child("playbooks.Tick", parent="melding", where=WITH_MELDING, tenant=WORK, desk=WORK, coordinator=READ),
]
