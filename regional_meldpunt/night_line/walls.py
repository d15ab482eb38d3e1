"""The night line is the region's: the desk works with its calls, the coordinator keeps the numbers."""

from foundation.tenancy.policies import Shared

TABLES = [
    Shared(
        "night_line.NightNumber",
        desk="select",
        engine="select",
        queue="select",
        coordinator="select,insert,update,delete",
    ),
    Shared("night_line.NightCall", desk="select,insert,update", coordinator="select", queue="select,update,delete"),
]
