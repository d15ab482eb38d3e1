from foundation.tenancy.policies import Home

TABLES = [
    Home(
        "calendar_days.ClosingDay",
        tenant="select,insert,update,delete",
        admin="select,insert,update,delete",
        desk="select",
    ),
]
