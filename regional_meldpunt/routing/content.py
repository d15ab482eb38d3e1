"""The outside parties of South-West Flanders and the region's own rules, as they stand in a fresh installation.

Names, territories and public telephone numbers are real. How work reaches a party (its mail address or endpoint) is
for the coordinator to fill in; the demo uses addresses that exist nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from regional_meldpunt.routing.models import Sort


@dataclass(frozen=True, kw_only=True)
class Outsider:
    slug: str
    name: str
    sort: str
    nl: str
    fr: str
    places: tuple[str, ...] = ()
    phone: str = ""
    website: str = ""
    way: str = "mail"


@dataclass(frozen=True, kw_only=True)
class RegionRule:
    name: str
    conditions: dict[str, Any] = field(default_factory=dict)
    party: str = ""
    urgency: str = ""
    responsible: str = ""
    team: str = ""


def police(slug: str, name: str, *places: str, phone: str = "") -> Outsider:
    return Outsider(
        slug=slug,
        name=f"Politiezone {name}",
        sort=Sort.POLICE,
        nl="De politie van deze gemeente volgt dit op. Is het dringend, bel dan 101.",
        fr="La police de cette commune s’en occupe. En cas d’urgence, appelez le 101.",
        places=places,
        phone=phone,
        way="token",
    )


OUTSIDERS: tuple[Outsider, ...] = (
    Outsider(
        slug="fluvius",
        name="Fluvius",
        sort=Sort.GRID,
        nl="Fluvius herstelt de straatverlichting en het net voor gas en elektriciteit.",
        fr="Fluvius répare l’éclairage public et les réseaux de gaz et d’électricité.",
        phone="078 35 35 00",
        website="https://www.fluvius.be/",
        way="open311",
    ),
    Outsider(
        slug="awv",
        name="Agentschap Wegen en Verkeer",
        sort=Sort.ROADS,
        nl="Het Vlaamse Gewest beheert wegen met een nummer, zoals de N43 en de R8.",
        fr="La Région flamande gère les routes numérotées, comme la N43 et le R8.",
        website="https://www.meldpuntwegen.be/",
    ),
    Outsider(
        slug="vlaamse-waterweg",
        name="De Vlaamse Waterweg",
        sort=Sort.WATERWAY,
        nl="De Vlaamse Waterweg beheert de Leie, de Schelde, de kanalen en hun jaagpaden.",
        fr="De Vlaamse Waterweg gère la Lys, l’Escaut, les canaux et leurs chemins de halage.",
        website="https://www.vlaamsewaterweg.be/",
    ),
    Outsider(
        slug="de-watergroep",
        name="De Watergroep",
        sort=Sort.WATER,
        nl="De Watergroep herstelt lekken in de waterleiding, dag en nacht.",
        fr="De Watergroep répare les fuites d’eau, jour et nuit.",
        phone="02 238 96 99",
        website="https://www.dewatergroep.be/",
    ),
    Outsider(
        slug="infrabel",
        name="Infrabel",
        sort=Sort.RAIL,
        nl="Infrabel beheert het spoor en de overwegen. Gevaar op het spoor: bel 1711.",
        fr="Infrabel gère les voies et les passages à niveau. Danger : appelez le 1711.",
        phone="1711",
        website="https://infrabel.be/",
    ),
    Outsider(
        slug="de-lijn",
        name="De Lijn",
        sort=Sort.BUS,
        nl="De Lijn onderhoudt haltes en bushokjes.",
        fr="De Lijn entretient les arrêts et les abribus.",
        website="https://www.delijn.be/",
    ),
    Outsider(
        slug="imog",
        name="IMOG",
        sort=Sort.WASTE,
        nl="IMOG haalt het afval op in deze gemeente.",
        fr="IMOG collecte les déchets dans cette commune.",
        places=(
            "anzegem",
            "avelgem",
            "deerlijk",
            "harelbeke",
            "kortrijk",
            "kuurne",
            "lendelede",
            "spiere_helkijn",
            "waregem",
            "zwevegem",
        ),
        website="https://www.imog.be/",
    ),
    Outsider(
        slug="mirom-menen",
        name="MIROM Menen",
        sort=Sort.WASTE,
        nl="MIROM haalt het afval op in deze gemeente.",
        fr="MIROM collecte les déchets dans cette commune.",
        places=("menen", "wervik", "wevelgem"),
    ),
    police("pz-vlas", "Vlas", "kortrijk", "kuurne", "lendelede"),
    police("pz-mira", "Mira", "waregem", "anzegem", "avelgem", "spiere_helkijn", "zwevegem"),
    police("pz-grensleie", "Grensleie", "menen", "wevelgem"),
    police("pz-gavers", "Gavers", "harelbeke", "deerlijk"),
    police("pz-arro-ieper", "Arro Ieper", "wervik"),
    Outsider(
        slug="fluvia",
        name="Hulpverleningszone Fluvia",
        sort=Sort.FIRE,
        nl="De brandweer. Is er iemand in gevaar, bel dan 112.",
        fr="Les pompiers. Si quelqu’un est en danger, appelez le 112.",
        phone="112",
        way="token",
    ),
)

RULES: tuple[RegionRule, ...] = (
    RegionRule(
        name="Wespen en hoornaars: de brandweer",
        conditions={"categories": ["hoornaar"]},
        party="fluvia",
    ),
    RegionRule(
        name="Leie, Schelde of kanaal vervuild: De Vlaamse Waterweg",
        conditions={
            "categories": ["vervuild-water", "kanaal-of-leie"],
            "answers": [{"question": "welk-water", "values": ["leie", "schelde", "kanaal"]}],
        },
        party="vlaamse-waterweg",
    ),
    RegionRule(
        name="Gevaarlijk sluikstort: dringend",
        conditions={
            "categories": ["sluikstort"],
            "answers": [{"question": "wat-ligt-er", "values": ["gevaarlijk"]}],
        },
        urgency="urgent",
    ),
    RegionRule(
        name="Weg met een nummer: Wegen en Verkeer",
        conditions={"groups": ["straat"], "road_owners": ["awv"]},
        party="awv",
    ),
    RegionRule(
        name="Lawaai ’s nachts: dringend",
        conditions={"categories": ["lawaai", "vuurwerk"], "from": "22:00", "until": "07:00"},
        urgency="urgent",
    ),
    RegionRule(
        name="Verkeerslicht in het weekend of op een feestdag: het meldpunt",
        conditions={"categories": ["verkeerslicht", "straat-donker"], "day": "free"},
        responsible="region",
    ),
)
