from foundation.tenancy.policies import Regional, Shared

TABLES = [
    Shared("events.Stream", tenant="select", gate="select", engine="select", queue="select"),
    Regional(
        "events.StoredEvent",
        where={"desk": "desk"},
        tenant="select",
        desk="select",
        coordinator="select",
        engine="select",
        queue="select",
    ),
]
