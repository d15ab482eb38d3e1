"""Families that do not exist, with numbers that fit: enough to see a social investigation at work."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from shared_services.social_files.investigation.persons import PersonFacts


@dataclass(frozen=True)
class Family:
    people: tuple[PersonFacts, ...]
    sections: dict[str, dict[str, Any]] = field(default_factory=dict)


def insz(born: str, serial: int) -> str:
    """A number whose check digits fit, for somebody who does not exist."""
    start = f"{born[2:4]}{born[5:7]}{born[8:10]}{serial:03d}"
    base = int(f"2{start}") if born >= "2000" else int(start)
    return f"{start}{97 - base % 97:02d}"


def _person(first: str, family: str, born: str, serial: int, tie: str) -> PersonFacts:
    return PersonFacts(family, first, born, insz(born, serial), tie=tie)


YUSUF_AND_LORE = Family(
    (
        _person("Yusuf", "Aydin", "1988-06-02", 101, "requester"),
        _person("Lore", "Vermeersch", "1991-03-12", 58, "partner"),
        _person("Mila", "Aydin", "2017-05-01", 12, "child"),
        _person("Sem", "Aydin", "2022-02-18", 31, "child"),
    ),
    {
        "request": {
            "asked_on": "2026-05-04",
            "how": "desk",
            "question": "Yusuf verloor zijn werk. Het gezin kan de huur van mei niet betalen.",
            "receipt_on": "2026-05-04",
        },
        "identity": {
            "nationality": "Belg",
            "marital": "married",
            "address": "Doorniksewijk 112, Kortrijk",
            "since": "2019-09-01",
            "household": "Gehuwd koppel met twee kinderen.",
            "ksz": ["nationality"],
        },
        "housing": {
            "form": "private_rent",
            "rent": "740.00",
            "costs": "165.00",
            "guarantee": "via het OCMW, loopt nog",
            "state": "Droog en verwarmd. De kinderen delen een kamer.",
        },
        "home_visit": {
            "visits": [
                {
                    "on": "2026-06-03",
                    "reason": "opening",
                    "present": "Yusuf, Lore en Sem",
                    "report": "Het gezin woont er met vier. De huur is betaald tot april.",
                }
            ]
        },
        "means": {
            "conclusion": "Het inkomen ligt onder het leefloon voor een gezin. Aanvullend leefloon vanaf mei 2026.",
            "incomes": [
                {"who": "Lore", "kind": "wage", "amount": "1120.00", "since": "2021-02-01", "note": "deeltijds, 19 u"},
                {"who": "Yusuf", "kind": "living_wage", "amount": "611.00", "since": "2026-05-04"},
                {"who": "Lore", "kind": "child", "amount": "380.00", "ksz": True},
            ],
            "debts": [{"to": "energieleverancier", "amount": "60.00", "note": "afbetaling, nog 8 maanden"}],
        },
        "rights": {
            "rights": [
                {"what": "verhoogde tegemoetkoming", "state": "running", "since": "2026-06-01"},
                {"what": "sociaal tarief energie", "state": "asked"},
            ]
        },
        "gpmi": {
            "signed_on": "2026-06-15",
            "until": "2027-06-14",
            "goals": [{"goal": "Vast werk voor Yusuf, liefst als magazijnier.", "by": "2027-01-15"}],
            "engagements": [
                {"of": "person", "what": "Yusuf solliciteert elke week en volgt de cursus heftruck."},
                {"of": "ocmw", "what": "Wij betalen de cursus en regelen opvang voor Sem."},
            ],
            "evaluations": [{"on": "2026-09-15", "outcome": "Cursus gehaald. Twee gesprekken gehad."}],
        },
        "report": {
            "summary": "Gezin met een tijdelijk tekort door verlies van werk. Beiden zoeken actief.",
            "advice": "Aanvullend leefloon, met een plan op maat.",
        },
        "decision": {
            "decisions": [
                {
                    "on": "2026-05-21",
                    "what": "Aanvullend leefloon toegekend vanaf 4 mei 2026.",
                    "because": "Art. 3 en 14 van de wet van 26 mei 2002: onvoldoende bestaansmiddelen, werkbereid.",
                    "told_on": "2026-05-26",
                }
            ]
        },
    },
)
JEANNINE = Family(
    (_person("Jeannine", "Claerhout", "1944-11-23", 226, "requester"),),
    {
        "request": {
            "asked_on": "2026-09-14",
            "how": "phone",
            "question": "De stookolie is op en het pensioen is klein.",
        },
        "means": {"incomes": [{"who": "Jeannine", "kind": "pension", "amount": "1310.00", "ksz": True}]},
        "rights": {"rights": [{"what": "stookoliepremie", "state": "asked"}]},
    },
)
AMARA = Family(
    (
        PersonFacts("Diallo", "Amara", "1999-01-30", "", "applied", "requester"),
        PersonFacts("Diallo", "Awa", "2026-10-11", "", "newborn", "child"),
    ),
    {
        "request": {
            "asked_on": "2026-10-19",
            "how": "desk",
            "question": "Materiaal voor de baby en hulp met papieren.",
        },
        "housing": {"form": "with_others", "state": "Woont in bij een vriendin, een kamer voor twee."},
    },
)
TWINS = Family(
    (
        _person("Greet", "Deprez", "1985-07-07", 18, "requester"),
        _person("Fleur", "Deprez", "2015-04-03", 22, "child"),
        _person("Fien", "Deprez", "2015-04-03", 24, "child"),
    ),
    {"request": {"asked_on": "2026-08-03", "how": "letter", "question": "Hulp met de schoolkosten van de tweeling."}},
)
BY_SLUG = {"kortrijk": (YUSUF_AND_LORE, JEANNINE), "menen": (AMARA,), "harelbeke": (TWINS,)}
