"""Who may touch which row. The desk and the engine see only what the region handles or handled (`at_desk`)."""

from foundation.tenancy.policies import Child, Regional

READ = "select"
WORK = "select,insert,update"
APPEND = "select,insert"

AT_DESK = {"desk": "at_desk", "engine": "at_desk"}
# The parent's own row security answers: a child is seen by whoever sees its melding.
WITH_MELDING = dict.fromkeys(
    ("desk", "engine", "coordinator"), "EXISTS (SELECT 1 FROM public.meldingen_melding m WHERE m.id = melding_id)"
)

TABLES = [
    Regional("meldingen.Melding", where=AT_DESK, desk=WORK, engine="select,update", coordinator=READ),
    Child(
        "meldingen.Signaal",
        parent="melding",
        where=WITH_MELDING,
        tenant=WORK,
        desk=WORK,
        engine=READ,
        coordinator=READ,
    ),
    Child(
        "meldingen.HistoryEntry",
        parent="melding",
        where=WITH_MELDING,
        tenant=APPEND,
        desk=APPEND,
        engine=APPEND,
        coordinator=READ,
    ),
    Child(
        "meldingen.Attachment",
        parent="melding",
        where=WITH_MELDING,
        tenant=APPEND,
        desk=APPEND,
        engine=READ,
        coordinator=READ,
    ),
]
