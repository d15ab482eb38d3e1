from foundation.tenancy.policies import RegionalTable

REGION_GROUPS = ("gate", "desk", "coordinator", "director", "admin", "engine")

TABLES = [
    RegionalTable(
        "notifications.Delivery",
        {
            "tenant": "select,insert,update",
            "queue": "select,insert,update,delete",
            **dict.fromkeys(REGION_GROUPS, "insert"),
        },
        where=dict.fromkeys(REGION_GROUPS, "municipality = 'public'"),
        single_column="municipality",
    ),
]
