"""Who sits at the desk and what they have open. A sign every quarter of a minute; others hear of a change at once."""

from __future__ import annotations

from datetime import datetime

from foundation.events import action, announce
from regional_meldpunt.desk.events import DeskLooked
from regional_meldpunt.desk.models import Look
from regional_meldpunt.dispatch import actions as dispatch
from regional_meldpunt.dispatch.queries import PRESENT_FOR


@action
def sign(*, account: int, name: str, number: str, at: datetime) -> None:
    """This desk is open, with this melding."""
    dispatch.note_present(account=account, name=name, at=at)
    before = Look.objects.filter(account=account).first()
    Look.objects.update_or_create(account=account, defaults={"name": name, "number": number, "seen_at": at})
    known = before.number if before and before.seen_at > at - PRESENT_FOR else ""
    if known != number:
        announce(DeskLooked(account=account, opened=number))


def watchers(at: datetime, *, but: int | None = None) -> dict[str, list[str]]:
    """Number -> first names of the colleagues who have it open, without `but`."""
    rows = Look.objects.filter(seen_at__gt=at - PRESENT_FOR).exclude(number="").order_by("name")
    found: dict[str, list[str]] = {}
    for row in rows:
        if row.account != but:
            found.setdefault(row.number, []).append(first_name(row.name))
    return found


def first_name(name: str) -> str:
    return name.split()[0] if name.split() else name
