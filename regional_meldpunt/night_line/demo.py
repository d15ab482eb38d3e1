"""Night numbers of the demo: one of the region, and one of each of two municipalities."""

from __future__ import annotations

from regional_meldpunt.contacts.queries import significant
from regional_meldpunt.night_line.models import NightNumber
from tenants.registry import hosts

NUMBERS = (
    ("056 00 01 00", "Nachtlijn van de regio", "kortrijk", True),
    ("056 00 01 01", "Nachtlijn Menen", "menen", False),
    ("056 00 01 02", "Nachtlijn Deerlijk", "deerlijk", False),
)


def load() -> None:
    """Idempotent; as the owner, in `public`."""
    present = {member.schema_name for member in hosts.municipalities()}
    for shown, name, place, regional in NUMBERS:
        if place in present:
            values = {"shown": shown, "name": name, "place": place, "regional": regional}
            NightNumber.objects.get_or_create(digits=significant(shown), defaults=values)
