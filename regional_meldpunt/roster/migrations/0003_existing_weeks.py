"""The weeks that were planned one by one become a first roster with a backup layer; what is planned stays as it is."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone


def keep(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    shifts = apps.get_model("roster", "Shift").objects.select_related("person").order_by("starts_at")
    rows = list(shifts)
    if not rows:
        return
    roster = apps.get_model("roster", "Roster").objects.create(
        slug="wachtdienst", name="Wachtdienst", description="Eerste lijn voor heel de regio", order=10
    )
    layer = apps.get_model("roster", "Layer")
    first = layer.objects.create(roster=roster, name="Eerste wacht", order=10, covers="always")
    layer.objects.create(roster=roster, name="Achterwacht", order=20, covers="windows")
    for row in rows:
        shifts.filter(pk=row.pk).update(
            roster=roster, layer=first, person_name=row.person.name, home=row.person.municipality, key=f"w{row.pk}",
            source="temporary",
        )  # fmt: skip
    _plan(apps, roster, first, [row for row in rows if row.ends_at > timezone.now()])


def _plan(apps: Apps, roster: object, first: object, coming: list) -> None:
    """A temporary schedule keeps every coming week with whoever had it."""
    if not coming:
        return
    schedule = apps.get_model("roster", "TemporarySchedule").objects.create(
        roster=roster,
        name="Bestaand weekrooster",
        starts_at=coming[0].starts_at,
        ends_at=max(row.ends_at for row in coming),
        by={"schema": "system", "id": None, "name": "migration"},
        at=timezone.now(),
    )
    part = apps.get_model("roster", "TemporaryShift")
    part.objects.bulk_create(
        part(schedule=schedule, layer=first, person_id=row.person_id, starts_at=row.starts_at, ends_at=row.ends_at)
        for row in coming
    )


class Migration(migrations.Migration):
    dependencies = [("roster", "0002_layers"), ("people", "0001_initial")]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
