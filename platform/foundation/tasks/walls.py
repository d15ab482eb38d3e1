from foundation.tenancy.policies import RegionalTable, Shared

# Whoever asks for work may add it, and may finish its own; only the queue sees and moves all of it.
ASK = "insert"
OF_THE_REGION = "municipality = 'public'"
REGION_GROUPS = ("gate", "desk", "coordinator", "director", "admin", "engine")

TABLES = [
    RegionalTable(
        "tasks.Task",
        {
            "tenant": "insert,select(id, state, attempts),update(state, finished_at, leased_until)",
            "queue": "select,insert,update,delete",
            **dict.fromkeys(REGION_GROUPS, ASK),
        },
        where=dict.fromkeys(REGION_GROUPS, OF_THE_REGION),
        single_column="municipality",
    ),
    Shared(
        "django_q.OrmQ",
        tenant="insert,select(id)",
        queue="select,insert,update,delete",
        **dict.fromkeys(REGION_GROUPS, ASK),
    ),
]
