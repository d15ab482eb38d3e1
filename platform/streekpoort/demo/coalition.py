"""The founding coalition: thirteen municipalities of Zuid-West-Vlaanderen.

Names and REFNIS codes are the official ones (Statbel). Telephone numbers, addresses of e-mail and desk hours are
examples for the demo.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Hours = Mapping[str, list[list[str]]]

MORNINGS: Hours = {
    "mon": [["09:00", "12:00"]],
    "tue": [["09:00", "12:00"], ["13:30", "19:00"]],
    "wed": [["09:00", "12:00"], ["13:30", "16:30"]],
    "thu": [["09:00", "12:00"]],
    "fri": [["09:00", "12:00"]],
}
FULL_DAYS: Hours = {
    **{day: [["08:30", "12:30"], ["13:30", "17:00"]] for day in ("mon", "tue", "wed", "thu")},
    "fri": [["08:30", "12:30"]],
}
CITY: Hours = {
    **{day: [["09:00", "17:00"]] for day in ("mon", "tue", "wed", "fri")},
    "thu": [["09:00", "19:00"]],
    "sat": [["09:00", "12:00"]],
}


@dataclass(frozen=True)
class Member:
    slug: str
    name: str
    refnis: str
    street: str
    phone: str
    city: bool = False
    hours: Hours = field(default_factory=lambda: FULL_DAYS)
    languages: tuple[str, ...] = ("nl",)
    mode: str = "full"

    def facts(self, postal_code: str) -> dict[str, Any]:
        """The fields of the register for this municipality."""
        return {
            "form": "stad" if self.city else "gemeente",
            "languages": list(self.languages),
            "opening_hours": dict(self.hours),
            "contact": {
                "phone": self.phone,
                "email": f"onthaal@{self.slug}.example",
                "street": self.street,
                "postal_code": postal_code,
                "city": self.name,
            },
        }


MEMBERS = (
    Member("anzegem", "Anzegem", "34002", "De Vierschaar 1", "056 69 44 44"),
    Member("avelgem", "Avelgem", "34003", "Kortrijkstraat 8", "056 65 30 30", hours=MORNINGS),
    Member("deerlijk", "Deerlijk", "34009", "Harelbekestraat 27", "056 69 47 10"),
    Member("harelbeke", "Harelbeke", "34013", "Marktstraat 29", "056 73 33 11", city=True),
    Member("kortrijk", "Kortrijk", "34022", "Grote Markt 54", "1777", city=True, hours=CITY),
    Member("kuurne", "Kuurne", "34023", "Marktplein 9", "056 73 71 11", hours=MORNINGS),
    Member("lendelede", "Lendelede", "34025", "Dorpsplein 1", "051 33 63 00", hours=MORNINGS),
    Member("menen", "Menen", "34027", "Grote Markt 1", "056 52 93 00", city=True),
    Member(
        "spiere-helkijn",
        "Spiere-Helkijn",
        "34043",
        "Oudenaardseweg 71",
        "056 46 10 00",
        hours=MORNINGS,
        languages=("nl", "fr"),
    ),
    Member("waregem", "Waregem", "34040", "Gemeenteplein 2", "056 62 12 11", city=True, hours=CITY),
    Member("wervik", "Wervik", "33029", "Sint-Maartensplein 16", "056 95 20 00", city=True),
    Member("wevelgem", "Wevelgem", "34041", "Vanackerestraat 16", "056 43 34 00"),
    Member("zwevegem", "Zwevegem", "34042", "Otegemstraat 100", "056 76 55 00"),
)
