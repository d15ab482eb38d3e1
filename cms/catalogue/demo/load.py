"""The fiches of a demo municipality. Loaded again, it adds nothing where fiches are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate, now

from cms.catalogue import actions, projecting
from cms.catalogue.demo.towns import BOTH, LIBRARY, MORNINGS, OTHER, PARK, TOWNS, Town
from cms.catalogue.models import Fiche
from cms.concepts.content import Content, name_of, normal
from cms.concepts.demo import load as concepts
from cms.concepts.demo.shapes import Desk, Product
from cms.concepts.models import ConceptVersion
from cms.concepts.queries import latest_versions
from cms.site.models import SoughtPage
from foundation.identity.actor import Actor
from foundation.tenancy import municipality
from tenants.registry.hosts import municipalities
from tenants.registry.snapshot import MunicipalitySnapshot

PRODUCTS = {product.name: product for product in concepts.PRODUCTS}
LINES = {
    "Sociaal Huis": 20,
    "Thuiszorg": 25,
    "Omgeving": 30,
    "Wonen": 35,
    "Bibliotheek": 40,
    "Vrije tijd": 45,
    "Kinderopvang": 50,
    "Economie": 60,
}
PLACES = {
    "Sociaal Huis": "Sociaal Huis, Kerkstraat 12",
    "Thuiszorg": "Sociaal Huis, Kerkstraat 12",
    "Bibliotheek": "Bibliotheek, Schoolstraat 4",
}
HOURS = {"Sociaal Huis": BOTH, "Thuiszorg": MORNINGS, "Omgeving": MORNINGS, "Wonen": MORNINGS, "Bibliotheek": LIBRARY}
EXECUTORS = ("An", "Bart", "Caroline", "Dries", "Els", "Filip", "Griet", "Hans")
SOUGHT = {"verhuizen": "verhuizing-aangeven", "identiteitskaart": "identiteitskaart-eid", "trouwen": "trouwen"}
"""Pages of the home page that a fiche replaces."""
ABSENT = frozenset({"Wettelijk samenwonen", "Bomen vellen"})


def load() -> None:
    """The concepts of the region, then the fiches of each municipality behind its own wall, then what changed since."""
    concepts.load()
    versions = latest_versions()
    for place in municipalities():
        with municipality(place.schema_name):
            fill(place, versions)
    concepts.news()


def fill(place: MunicipalitySnapshot, versions: list[ConceptVersion]) -> None:
    if Fiche.objects.exists():
        return
    town = TOWNS.get(place.schema_name, OTHER)
    missing = set(town.skip) | (ABSENT if town.line % 3 == 0 else set())
    taken: set[str] = set()
    fiches = []
    for version in versions:
        product = PRODUCTS.get(name_of(version.content))
        if product is None or product.name in missing:
            continue
        fiche = _fiche(version, product, place, town)
        fiche.slug = projecting.free_slug(product.name, taken)
        taken.add(fiche.slug)
        fiches.append(fiche)
    actions.plant(fiches, by=Actor.system("demo"), at=now())
    for page, slug in SOUGHT.items():
        SoughtPage.objects.filter(page__slug=page).update(page=None, product=slug)


def _fiche(version: ConceptVersion, product: Product, place: MunicipalitySnapshot, town: Town) -> Fiche:
    desk, number = product.desk, int(version.concept.productnummer)
    fast = desk.counter == "fast_counter" and town.fast
    service = {"Burgerzaken": town.civil, "Sociaal Huis": town.social}.get(desk.service, desk.service)
    return Fiche(
        concept=version.concept.uuid,
        concept_version=version.number,
        productnummer=version.concept.productnummer,
        content=_content(version.content, product, place, town),
        service=service,
        executor=EXECUTORS[number % 8],
        replacements=f"{EXECUTORS[(number + town.line) % 8]}, {EXECUTORS[(number + 3) % 8]}",
        lead_time=desk.time + (town.line % 3) * (5 if desk.unit == "minutes" and desk.time > 10 else 0),
        lead_unit=desk.unit,
        online=desk.online,
        by_phone=desk.phone,
        counter="fast_counter" if fast else "counter",
        appointment="no" if fast and town.counter != "yes" else town.counter,
        hours=PARK if product.name == "Recyclagepark" else HOURS.get(desk.service, {}),
        home_visit=town.home if desk.service in ("Burgerzaken", "Sociaal Huis") else "",
        remarks="Vraag altijd naar een gsm-nummer, dan kunnen we een bericht sturen." if number % 7 == 0 else "",
        owner=f"Diensthoofd {service}",
        editor="Onthaal",
        review_on=localdate() + timedelta(days=(number * 37 + town.line * 11) % 400 - 12),
    )


def _content(text: Content, product: Product, place: MunicipalitySnapshot, town: Town) -> Content:
    desk = product.desk
    own = dict(text)
    own["bevoegdeOverheden"] = [_authority(name, place) for name in text["bevoegdeOverheden"]]
    own["uitvoerendeOverheden"] = [f"{'Stad' if place.form == 'stad' else 'Gemeente'} {place.name}"]
    own["geografischToepassingsgebieden"] = [place.refnis]
    own["contactgegevens"] = [_contact(desk, place, town)]
    if price := _prices(product.name, town):
        own["kosten"] = [{"naam": {"nl": name}, "beschrijving": {"nl": note}} for name, note in price]
    if town.note and desk.service == "Burgerzaken":
        more = own.get("verdereBeschrijving", {}).get("nl", "")
        own["verdereBeschrijving"] = {"nl": f"{more}\n\n{town.note}".strip()}
    if "fr" not in place.languages:
        own = {key: _dutch(value) for key, value in own.items()}
    else:
        own["talen"] = ["nl", "fr"]
    return normal(own)


def _authority(name: str, place: MunicipalitySnapshot) -> str:
    own = {"Gemeente": f"{'Stad' if place.form == 'stad' else 'Gemeente'} {place.name}", "OCMW": f"OCMW {place.name}"}
    return own.get(name, name)


def _contact(desk: Desk, place: MunicipalitySnapshot, town: Town) -> Mapping[str, str]:
    slug = "".join(letter for letter in desk.service.lower() if letter.isascii() and letter.isalpha())
    own = {"email": f"{slug}@{place.slug}.example"}
    if desk.service in LINES and place.slug != "kortrijk":
        own["telefoonnummer"] = f"056 00 {town.line} {LINES[desk.service]}"
    if desk.service in PLACES:
        own["adres"] = f"{PLACES[desk.service]}, {place.contact.get('postal_code', '')} {place.name}".replace(" ,", ",")
    return own


def _prices(name: str, town: Town) -> list[tuple[str, str]]:
    wedding = [
        (
            "Gratis op een weekdag",
            f"Op zaterdag betaalt u {town.wedding} euro." if town.wedding else "Ook op zaterdagvoormiddag.",
        )
    ]
    return {
        "Identiteitskaart (eID)": [(f"{town.eid} euro", "Met spoed: rond 140 euro.")],
        "Kids-ID voor kinderen onder 12 jaar": [(f"{town.eid // 3 + 2} euro", "Met spoed: rond 130 euro.")],
        "Reispas": [(f"{town.passport} euro", "Tot 18 jaar: " + f"{town.passport - 35} euro.")],
        "Rijbewijs": [(f"{town.driving} euro", "U betaalt met bankkaart of cash.")],
        "Voorlopig rijbewijs": [(f"{town.driving} euro", "")],
        "Internationaal rijbewijs": [(f"{town.driving - 4} euro", "")],
        "Trouwen": wedding,
        "Afval laten ophalen": [(f"{town.bag} euro per restafvalzak", "U koopt ze per rol in de winkel of bij ons.")],
        "Uittreksel uit het strafregister": [("Gratis" if town.line % 2 else "5 euro", "Online is het altijd gratis.")],
        "Bewonerskaart om te parkeren": [("Eerste kaart gratis", f"Een tweede kaart kost {town.eid} euro per jaar.")],
    }.get(name, [])


def _dutch(value: Any) -> Any:
    """Without French, where the municipality does not speak it."""
    if isinstance(value, dict):
        return {key: _dutch(part) for key, part in value.items() if key != "fr"}
    if isinstance(value, list):
        return [_dutch(part) for part in value]
    return value
