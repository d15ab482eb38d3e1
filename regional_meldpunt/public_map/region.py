"""What stands on the public maps of all municipalities together, each as its own municipality shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from regional_meldpunt.categories.models import in_language
from regional_meldpunt.meldingen.statuses import PHASES, state
from regional_meldpunt.public_map import queries
from regional_meldpunt.public_map.places import street
from regional_meldpunt.public_map.queries import MOST_POINTS
from tenants.registry import hosts
from tenants.registry.snapshot import MunicipalitySnapshot


@dataclass(frozen=True)
class Shown:
    """One public melding, as its own municipality shows it."""

    number: str
    town: str
    category: str
    group: str
    icon: str
    phase: str
    finished: bool
    where: str
    point: tuple[float, float] | None
    reported_at: datetime
    changed_at: datetime
    url: str


def shown(
    members: list[MunicipalitySnapshot], group: str, at: datetime, *, port: str, scheme: str, limit: int = MOST_POINTS
) -> list[Shown]:
    """What goes on, and what was finished in the last month; newest first."""
    known = {member.schema_name: member for member in members}
    rows = queries.of_region(list(known), group, at, limit)
    return [_shown(row, known[row["municipality"]], f"{scheme}://{{host}}{port}") for row in rows]


def member(slug: str) -> MunicipalitySnapshot | None:
    """One of the municipalities by the word in an address."""
    return next((found for found in hosts.municipalities() if found.slug == slug), None)


def _shown(row: dict[str, Any], place: MunicipalitySnapshot, base: str) -> Shown:
    road = street(f"{row['street']} 1") if row["street"] else ""
    town = f"{row['postal_code']} {place.name}".strip()
    point = (row["lat"], row["lon"]) if row["lat"] is not None and row["lon"] is not None else None
    return Shown(
        number=row["number"],
        town=place.name,
        category=in_language(row["category_nl"], row["category_fr"]),
        group=in_language(row["group_nl"], row["group_fr"]),
        icon=row["icon"],
        phase=str(PHASES[state(row["status"]).phase]),
        finished=row["finished"],
        where=", ".join(part for part in (road, town) if part),
        point=point,
        reported_at=row["reported_at"],
        changed_at=row["changed_at"],
        url=f"{base.format(host=place.host)}/meldingen/{row['number']}/",
    )
