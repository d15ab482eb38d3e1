"""What goes with each category: how many working days, how near a duplicate lies, whether it may stand on the map,
and whose it is. A category that is not named here has the ordinary promise of ten working days.
"""

from __future__ import annotations

from regional_meldpunt.categories.details_questions import ASKS
from regional_meldpunt.categories.entries import Detail

EDITION = 1

ACUTE = Detail(deadline=1, warn=0, metres=100)
SOON = Detail(deadline=5, warn=1)
SLOW = Detail(deadline=20, warn=5)
LIGHT = Detail(deadline=10, warn=2, metres=20, owner="fluvius")
POLICE = Detail(deadline=5, warn=1, public=False, owner="police")
WATERWAY = Detail(deadline=10, warn=2, metres=150, owner="vlaamse-waterweg")

PLAIN: dict[str, Detail] = {
    # Roads
    "put-in-de-weg": Detail(deadline=10, metres=30),
    "losse-stoeptegel": Detail(deadline=15, warn=3, metres=20),
    "verkeersbord": Detail(deadline=10, metres=20),
    "verkeerslicht": Detail(deadline=2, warn=1, metres=60, owner="awv"),
    "glad-wegdek": ACUTE,
    "voorwerp-op-de-weg": ACUTE,
    "wegmarkering": SLOW,
    "werken": Detail(deadline=5, warn=1, metres=150),
    "paaltje-of-hek": Detail(deadline=15, warn=3, metres=20),
    "vuil-fietspad": SOON,
    "parkeerautomaat-laadpaal": Detail(deadline=5, warn=1, metres=20),
    "spoorovergang": Detail(deadline=1, warn=0, metres=60, owner="infrabel"),
    "bushalte": Detail(deadline=10, metres=20, owner="de-lijn"),
    "onveilig-verkeer": Detail(deadline=40, warn=10, metres=100),
    "brug-of-tunnel": Detail(deadline=3, warn=1, metres=60),
    # Light
    "straatlamp-kapot": LIGHT,
    "straatlamp-overdag": LIGHT,
    "straatlamp-knippert": LIGHT,
    "kabel-los": Detail(deadline=1, warn=0, metres=30, owner="fluvius"),
    "straat-donker": Detail(deadline=2, warn=1, metres=200, owner="fluvius"),
    "lichtpaal-aangereden": Detail(deadline=2, warn=1, metres=30, owner="fluvius"),
    # Waste
    "sluikstort": Detail(deadline=5, warn=1, metres=30),
    "vuilnisbak-vol": Detail(deadline=3, warn=1, metres=15),
    "zwerfvuil": Detail(deadline=10, metres=80),
    "glas-op-straat": Detail(deadline=2, warn=1, metres=30),
    "afval-niet-opgehaald": Detail(deadline=3, warn=1, metres=15, anonymous=False, public=False, owner="waste"),
    "asbest": Detail(deadline=3, warn=1, metres=30),
    "glasbol-vol": Detail(deadline=5, warn=1, metres=20, owner="waste"),
    "hondenpoep": Detail(deadline=10, metres=30),
    "ondergrondse-container": Detail(deadline=3, warn=1, metres=15, owner="waste"),
    "afval-langs-snelweg": Detail(deadline=10, metres=200, owner="awv"),
    # Water
    "water-op-straat": Detail(deadline=1, warn=0, metres=250),
    "straatkolk-verstopt": Detail(deadline=5, warn=1, metres=15),
    "putdeksel": Detail(deadline=1, warn=0, metres=15),
    "vervuild-water": Detail(deadline=2, warn=1, metres=300),
    "waterlek": Detail(deadline=1, warn=0, metres=60, owner="de-watergroep"),
    "kanaal-of-leie": WATERWAY,
    "gracht-of-beek": Detail(deadline=20, warn=5, metres=100),
    "rioolgeur": Detail(deadline=10, metres=60),
    # Green
    "boom-op-de-weg": ACUTE,
    "losse-tak": Detail(deadline=3, warn=1, metres=30),
    "gras-onkruid": SLOW,
    "haag-over-stoep": Detail(deadline=20, warn=5, metres=20, public=False),
    "processierups": Detail(deadline=5, warn=1, metres=60),
    "invasieve-plant": SLOW,
    "boomwortels": Detail(deadline=40, warn=10, metres=20),
    "bloembak": SLOW,
    # Play and sport
    "speeltuig-kapot": Detail(deadline=2, warn=1, metres=40),
    "bank-kapot": Detail(deadline=20, warn=5, metres=15),
    "sportveld": SLOW,
    "drinkfontein": Detail(deadline=10, metres=15),
    "hondenweide": SLOW,
    # Animals
    "dood-dier": Detail(deadline=1, warn=0, metres=60),
    "ratten": Detail(deadline=10, metres=60, public=False),
    "loslopend-dier": Detail(deadline=1, warn=0, metres=300, owner="police"),
    "hoornaar": Detail(deadline=3, warn=1, metres=40),
    "zwerfkatten": SLOW,
    "duiven": SLOW,
    "dierenleed": Detail(deadline=2, warn=1, metres=20, anonymous=False, public=False, owner="police"),
    # Nuisance
    "lawaai": POLICE,
    "geurhinder": Detail(deadline=5, warn=1, metres=300, public=False),
    "gasgeur": Detail(deadline=1, warn=0, metres=150, owner="fluvius"),
    "fout-parkeren": Detail(deadline=1, warn=0, metres=15, public=False, owner="police"),
    "graffiti": Detail(deadline=15, warn=3, metres=15),
    "te-snel-verkeer": Detail(deadline=20, warn=5, metres=150, owner="police"),
    "vuurwerk": POLICE,
    "lichthinder": Detail(deadline=20, warn=5, public=False),
    "fietswrak": Detail(deadline=20, warn=5, metres=15),
    "autowrak": Detail(deadline=10, metres=15, public=False, owner="police"),
    "wildplassen": POLICE,
    # Buildings
    "losse-dakpannen": ACUTE,
    "gemeentegebouw": Detail(deadline=5, warn=1, metres=40),
    "begraafplaats": Detail(deadline=15, warn=3, metres=40),
    "openbaar-toilet": Detail(deadline=3, warn=1, metres=15),
    "leegstand": Detail(deadline=40, warn=10, metres=15, public=False),
    "kerk-of-monument": SLOW,
    # The rest
    "vraag": Detail(deadline=5, warn=1, metres=0, anonymous=False, public=False),
    "klacht-dienstverlening": Detail(deadline=45, warn=10, metres=0, anonymous=False, public=False),
    "voorstel": Detail(deadline=20, warn=5, metres=0, public=False),
    "iets-anders": Detail(deadline=10, metres=0, public=False),
    # Made by the meldpunt itself
    "terugbellen": Detail(deadline=1, warn=0, metres=0, public=False),
}


def detail(slug: str) -> Detail:
    found = PLAIN.get(slug, Detail())
    return Detail(**{**found.__dict__, "asks": ASKS.get(slug, ())})
