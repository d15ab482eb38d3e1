"""Citizens who report something, through the same four questions as everybody."""

from __future__ import annotations

from dataclasses import dataclass

from streekpoort.night.visitor import NotAnswered, Visitor

NUMBER = r"[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{3}"


@dataclass(frozen=True)
class Sight:
    """What somebody sees: where (slug of the municipality, address, point) and what (slug of the category, words)."""

    town: str
    category: str
    address: str
    point: tuple[float, float]
    words: str
    danger: bool = False


def report(sight: Sight, *, domain: str, port: int, home: int) -> str:
    """Report it on the website of that municipality; returns the number that the citizen reads on the screen."""
    citizen = Visitor(f"{sight.town}.{domain}", port, home)
    lat, lon = sight.point
    where = {"category": sight.category, "address": sight.address, "lat": f"{lat:.5f}", "lon": f"{lon:.5f}"}
    danger = {"danger": "on"} if sight.danger else {}
    page = citizen.get(f"/melden/waar/?soort={sight.category}")
    for _question in range(2):  # the second time to confirm which municipality it is
        if page.path.endswith("/wat/"):
            break
        page = citizen.send(page.form("address"), {**where, **danger}, at=page.path)
    page = citizen.send(page.form("description"), {"description": sight.words, **danger}, at=page.path)
    page = citizen.send(page.form("email"), {"email": f"burger{home}@citizen.example"}, at=page.path)
    if not page.path.endswith("/klaar/"):
        raise NotAnswered(f"{citizen.host} did not take a report: it stopped at {page.path}.")
    return page.find(NUMBER)
