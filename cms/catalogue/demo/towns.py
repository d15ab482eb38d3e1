"""What differs between the demo municipalities. Prices and telephone numbers are examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Hours = Mapping[str, list[list[str]]]

MORNINGS: Hours = {day: [["09:00", "12:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
BOTH: Hours = {
    "mon": [["09:00", "12:00"], ["14:00", "18:00"]],
    **{day: [["09:00", "12:00"]] for day in ("tue", "wed", "thu", "fri")},
}
LIBRARY: Hours = {
    "tue": [["14:00", "19:00"]],
    "wed": [["10:00", "18:00"]],
    "fri": [["14:00", "18:00"]],
    "sat": [["09:30", "12:30"]],
}
PARK: Hours = {
    **{day: [["09:00", "12:00"], ["13:00", "17:00"]] for day in ("tue", "wed", "thu", "fri")},
    "sat": [["09:00", "15:00"]],
}


@dataclass(frozen=True)
class Town:
    """Prices in euro. `line` numbers the own telephone lines; `skip` are products it does not offer (yet)."""

    line: int
    eid: int
    passport: int
    driving: int
    wedding: int
    bag: str
    counter: str = "may"
    fast: bool = True
    civil: str = "Burgerzaken"
    social: str = "Sociaal Huis"
    skip: tuple[str, ...] = ()
    home: str = ""
    note: str = ""


POOL = "Zwemmen en sporten"
MARKET = "Standplaats op de markt"
HOME_CARE = "Plaats in een woonzorgcentrum"
PREMIUM = "Premie voor een geveltuin, regenput of groendak"
LEGAL = "Conformiteitsattest voor een huurwoning"
PARKING = "Bewonerskaart om te parkeren"
RIDE = "Minder Mobielen Centrale"

TOWNS: Mapping[str, Town] = {
    "anzegem": Town(
        11, 25, 80, 26, 150, "1,80", skip=(POOL, PARKING), home="Kunt u niet komen? Bel ons, we komen naar u."
    ),
    "avelgem": Town(12, 24, 78, 25, 0, "1,75", civil="Bevolking", skip=(MARKET, LEGAL)),
    "deerlijk": Town(13, 26, 82, 25, 100, "1,80", fast=False, skip=(POOL, HOME_CARE)),
    "harelbeke": Town(
        14, 27, 85, 28, 200, "1,90", social="Sociaal Huis Harelbeke", home="In elke deelgemeente is er een digipunt."
    ),
    "kortrijk": Town(
        15,
        28,
        88,
        30,
        250,
        "2,00",
        counter="yes",
        note="In het stadhuis werken we altijd op afspraak. Bel 1777 en kies zelf dag en uur.",
        home="In een digipunt helpt iemand u aan de computer. Gratis, zonder afspraak.",
    ),
    "kuurne": Town(
        16,
        23,
        79,
        25,
        0,
        "1,80",
        counter="no",
        skip=(HOME_CARE,),
        note="U hoeft geen afspraak te maken. Neem een nummer en u bent snel aan de beurt.",
    ),
    "lendelede": Town(
        17, 22, 75, 24, 0, "1,70", fast=False, civil="Bevolking", skip=(POOL, MARKET, LEGAL, RIDE, PARKING)
    ),
    "menen": Town(18, 27, 84, 27, 175, "1,90", civil="Burgerzaken en Migratie", social="Sociaal Huis De Kettinge"),
    "spiere_helkijn": Town(
        19, 22, 76, 25, 0, "1,75", fast=False, civil="Bevolking", skip=(POOL, MARKET, LEGAL, HOME_CARE, PREMIUM)
    ),
    "waregem": Town(
        20, 27, 86, 28, 200, "1,90", counter="yes", home="Bent u ouder dan 80? We komen op afspraak bij u thuis."
    ),
    "wervik": Town(21, 25, 81, 26, 120, "1,85", skip=(RIDE,)),
    "wevelgem": Town(22, 26, 83, 27, 150, "1,85", social="OCMW Wevelgem"),
    "zwevegem": Town(23, 25, 82, 26, 125, "1,80", civil="Burgerzaken en Onthaal", skip=(LEGAL,)),
}
OTHER = Town(30, 25, 80, 26, 0, "1,80")
