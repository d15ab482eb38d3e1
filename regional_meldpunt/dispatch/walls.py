from foundation.tenancy.policies import Child, Shared

WITH_MELDING = dict.fromkeys(
    ("desk", "engine", "coordinator"), "EXISTS (SELECT 1 FROM public.meldingen_melding m WHERE m.id = melding_id)"
)

TABLES = [
    Child(
        "dispatch.Alarm",
        parent="melding",
        where=WITH_MELDING,
        tenant="select",
        desk="select,insert,update",
        engine="select,insert,update",
        coordinator="select",
    ),
    Shared("dispatch.Presence", desk="select,insert,update", engine="select", coordinator="select"),
]
