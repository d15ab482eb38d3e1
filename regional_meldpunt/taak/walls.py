"""A taak is seen by whoever sees its melding. Others work through the page behind the secret link."""

from foundation.tenancy.policies import Child

WORK = "select,insert,update"
WITH_MELDING = dict.fromkeys(
    ("desk", "engine", "coordinator"),
    "EXISTS (SELECT 1 FROM public.meldingen_melding m WHERE m.id = taak_taak.melding_id)",
)

TABLES = [
    Child("taak.Taak", parent="melding", where=WITH_MELDING, tenant=WORK, desk=WORK, engine=WORK, coordinator="select"),
]
