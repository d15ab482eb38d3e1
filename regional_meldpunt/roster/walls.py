from foundation.tenancy.policies import Shared

TABLES = [
    Shared(
        "roster.Shift",
        desk="select",
        coordinator="select,insert,update,delete",
        director="select",
        engine="select",
        admin="select,delete",
    ),
]
