"""The engine works on runs and alarms by their own keys; what they belong to it sees as far as the desk has it."""

from foundation.tenancy.policies import Child, Shared

WORK = "select,insert,update"
WITH_MELDING = dict.fromkeys(
    ("desk", "engine", "coordinator"), "EXISTS (SELECT 1 FROM public.meldingen_melding m WHERE m.id = melding_id)"
)

TABLES = [
    Child(
        "dispatch.Run",
        parent="melding",
        where=WITH_MELDING,
        tenant="select",
        desk=WORK,
        engine=WORK,
        coordinator="select",
    ),
    Child(
        "dispatch.Alarm",
        parent="melding",
        where=WITH_MELDING,
        tenant="select",
        desk=WORK,
        engine=WORK,
        coordinator="select",
    ),
    Shared("dispatch.Engine", desk="select", engine="select,insert,update,delete", coordinator="select"),
    Shared("dispatch.Presence", desk=WORK, engine="select", coordinator="select"),
]
