"""What happens this night, and where. The places exist; the people and what they report do not."""

from __future__ import annotations

from streekpoort.night.citizens import Sight

TREE = Sight(
    "kuurne",
    "boom-op-de-weg",
    "Kortrijksestraat 40, 8520 Kuurne",
    (50.8492, 3.2836),
    "Er ligt een grote boom over de hele weg, een auto kon net stoppen.",
    danger=True,
)
SINKHOLE = Sight(
    "menen",
    "put-in-de-weg",
    "Ieperstraat 12, 8930 Menen",
    (50.7962, 3.1187),
    "De weg is ingezakt, het gat is een meter diep.",
    danger=True,
)
CABLE = Sight(
    "wevelgem",
    "kabel-los",
    "Menenstraat 80, 8560 Wevelgem",
    (50.8066, 3.1804),
    "Er hangt een kabel los boven het voetpad, hij vonkt.",
    danger=True,
)
FUEL = Sight(
    "harelbeke",
    "glad-wegdek",
    "Gentsestraat 10, 8530 Harelbeke",
    (50.8535, 3.3093),
    "Een vrachtwagen verloor brandstof over honderd meter, het is spekglad.",
    danger=True,
)
STORM_WORDS = (
    "De straat staat onder water, het komt tot aan de stoep.",
    "Het water loopt de garages binnen.",
    "De riool kan het niet meer slikken, de putdeksels dansen.",
    "Er liggen pannen op straat en er waaien er nog meer af.",
)
STORM_PLACES = (
    ("menen", "Leiestraat {n}, 8930 Menen", (50.7934, 3.1214)),
    ("wervik", "Ooststraat {n}, 8940 Wervik", (50.7799, 3.0396)),
    ("wevelgem", "Kortrijkstraat {n}, 8560 Wevelgem", (50.8069, 3.1869)),
    ("kortrijk", "Doorniksewijk {n}, 8500 Kortrijk", (50.8203, 3.2697)),
    ("harelbeke", "Overleiestraat {n}, 8530 Harelbeke", (50.8561, 3.3068)),
    ("avelgem", "Doorniksesteenweg {n}, 8580 Avelgem", (50.7745, 3.4404)),
)


def storm(number: int) -> list[Sight]:
    """So many people who see the same storm, each at their own door."""
    sights = []
    for turn in range(number):
        town, street, (lat, lon) = STORM_PLACES[turn % len(STORM_PLACES)]
        words = STORM_WORDS[turn % len(STORM_WORDS)]
        category = "losse-dakpannen" if "pannen" in words else "water-op-straat"
        off = (turn // len(STORM_PLACES)) * 0.0004
        sights.append(Sight(town, category, street.format(n=2 * turn + 1), (lat + off, lon - off), words))
    return sights
