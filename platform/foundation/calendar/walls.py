from foundation.tenancy.policies import Home, Standing

TABLES = [
    Home(
        "calendar_days.ClosingDay",
        tenant="select,insert,update,delete",
        admin="select,insert,update,delete",
        desk="select",
    ),
    Standing("calendar_days.ClosingDay"),
]
