"""Channels belong to a person of the region; what went out for an alarm follows its melding.

A municipality reads what went out for its meldingen. Everything that is no alarm is the region's, and those on call
and the desk work behind the same wall: whose channels somebody opens is decided in `access.py`.
"""

from foundation.tenancy.policies import Child, Shared

KEEP = "select,insert,update,delete"
ADD = "select,insert,update"
OF_A_MELDING_SEEN = "alarm_id IS NULL OR EXISTS (SELECT 1 FROM public.dispatch_alarm a WHERE a.id = alarm_id)"
OF_A_PAGE_SEEN = "EXISTS (SELECT 1 FROM public.paging_page p WHERE p.id = page_id)"

TABLES = [
    Shared("paging.Channel", desk=KEEP, coordinator="select", engine="select,insert,update", queue="select,delete"),
    Shared("paging.Rule", desk=KEEP, coordinator="select", engine="select", queue="select,delete"),
    Shared("paging.Preference", desk=ADD, engine="select", queue="select,delete"),
    Shared(
        "paging.PushSubscription", desk=KEEP, coordinator="select", engine="select,update,delete", queue="select,delete"
    ),
    Shared("paging.TestAlarm", desk=ADD, coordinator=ADD, engine="select,update", queue="select,delete"),
    Child(
        "paging.Page",
        parent="alarm",
        where={"desk": OF_A_MELDING_SEEN, "coordinator": OF_A_MELDING_SEEN},
        tenant="select",
        desk=ADD,
        coordinator=ADD,
        engine=ADD,
        queue="select,update,delete",
    ),
    Child(
        "paging.Trail",
        parent="page",
        where={"desk": OF_A_PAGE_SEEN, "coordinator": OF_A_PAGE_SEEN},
        tenant="select",
        desk="select,insert",
        coordinator="select,insert",
        engine="select,insert",
        queue="select,delete",
    ),
    Shared("paging.Code", desk="select", engine=KEEP, queue="select,delete"),
    Shared("paging.Heard", desk=ADD, engine=ADD, queue="select,delete"),
]
