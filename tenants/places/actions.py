"""Loading borders: as the owner of the database, all or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tenants.places.models import Border, BorderSet
from tenants.places.reading import BadBorders, Reading
from tenants.registry.actions import changed
from tenants.registry.models import Municipality


@dataclass(frozen=True)
class Report:
    """What a load did: names of members with a border, members without, and how many others came along."""

    loaded: tuple[str, ...]
    missing: tuple[str, ...]
    others: int
    remarks: tuple[str, ...]


@transaction.atomic
def load(reading: Reading, *, source: str, at: datetime, complete: bool = False) -> Report:
    """Put these borders in use. Earlier sets stay as a record, without their outlines.

    With `complete`, raises BadBorders when a member of the coalition has none in it, and then changes nothing.
    """
    BorderSet.objects.filter(in_use=True).update(in_use=False)
    Border.objects.all().delete()
    fresh = BorderSet.objects.create(source=source[:300], loaded_at=at, in_use=True)
    Border.objects.bulk_create(
        Border(border_set=fresh, refnis=refnis, name=reading.names[refnis], polygons=polygons)
        for refnis, polygons in reading.outlines.items()
    )
    changed()  # every process notices the register's version within a second, and reads the borders again
    report = _report(reading, Municipality.objects.values_list("refnis", "name"))
    if complete and report.missing:
        raise BadBorders(
            _("There is no border for %(names)s in it. Nothing was changed.") % {"names": ", ".join(report.missing)}
        )
    return report


def _report(reading: Reading, members: Iterable[tuple[str, str]]) -> Report:
    known = dict(members)
    return Report(
        loaded=tuple(sorted(name for refnis, name in known.items() if refnis in reading.outlines)),
        missing=tuple(sorted(name for refnis, name in known.items() if refnis not in reading.outlines)),
        others=sum(refnis not in known for refnis in reading.outlines),
        remarks=tuple(reading.remarks),
    )
