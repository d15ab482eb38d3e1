"""What is pressed on a telephone hangs on the melding of the alarm. Old keys and positions are swept by the queue."""

from foundation.tenancy.policies import Child

WITH_MELDING = dict.fromkeys(
    ("desk", "coordinator"), "EXISTS (SELECT 1 FROM public.meldingen_melding m WHERE m.id = melding_id)"
)
SWEEP = "select,delete"

TABLES = [
    Child(
        "oncall.Press",
        parent="melding",
        where=WITH_MELDING,
        tenant="select",
        desk="select,insert,update",
        coordinator="select",
        queue=SWEEP,
    ),
    Child(
        "oncall.Whereabouts",
        parent="melding",
        where=WITH_MELDING,
        tenant="",
        desk="select,insert,update,delete",
        queue=SWEEP,
    ),
]
