# ruff: noqa: E501 - a text is easier to correct when it stands on one line
"""Places, events, departments, people and longer stories of one demo town. Run again, it adds what is missing."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from importlib import import_module
from math import cos, radians
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from cms.site import models
from cms.site.demo import pictures, shared_texts
from cms.site.demo.hours import WEEKS
from cms.site.demo.shapes import EventText, Local, PlaceText
from cms.site.starter.own import facts_of
from cms.site.starter.plant import plant
from cms.site.starter.shapes import PageText
from cms.site.starter.words import Words
from tenants.places.gazetteer import CENTRES
from tenants.places.geometry import METRES_PER_DEGREE

TOWNS = "cms.site.demo.local"
AGAIN_FOR = 360  # days that a weekly market goes on
MIDDLE = (50.83, 3.27)


class Writer:
    """What every page of one town needs: its words, its languages and the present day."""

    def __init__(self, home: Any, snapshot: Any, local: Local) -> None:
        self.home, self.snapshot, self.local = home, snapshot, local
        self.today = timezone.localdate()
        self.words = Words(snapshot, self.today)
        self.french = "fr" in snapshot.languages

    def facts(self, text: PageText) -> dict[str, Any]:
        return facts_of(text, self.words, {}, self.today, french=self.french)

    def said(self, french: str) -> str:
        return self.words.fill(french) if self.french else ""

    def under(self, parent: Page, pages: list[Any]) -> list[Any]:
        known = set(parent.get_children().values_list("slug", flat=True)) if parent.numchild else set()
        missing = [page for page in pages if page.slug not in known]
        plant(parent, missing)
        return missing

    def phone(self, number: int) -> str:
        return f"056 00 {self.local.line} {number:02d}" if number else ""


def write_local(home: Any, snapshot: Any) -> None:
    local = local_of(snapshot.schema_name)
    if local is None or home.get_children().filter(slug="adressen").exists():
        return
    write = Writer(home, snapshot, local)
    overviews = _overviews(write)
    places = _places(write, overviews["adressen"])
    write.under(overviews["agenda"], [_event(write, text, places) for text in local.events])
    departments = _departments(write, overviews["diensten"], places)
    write.under(overviews["medewerkers"], [_person(write, *row, departments) for row in local.people])
    _stories(write, overviews)
    _home(write)


def local_of(schema_name: str) -> Local | None:
    try:
        module = import_module(f"{TOWNS}.{schema_name}")
    except ModuleNotFoundError:
        return None
    found: Local = module.LOCAL
    return found


def _overviews(write: Writer) -> dict[str, Any]:
    name = write.snapshot.name
    made = [
        models.AgendaPage(slug="agenda", title="Agenda", summary=f"Wat er te doen is in {name}.",
                          title_fr=write.said("Agenda"), summary_fr=write.said("Ce qu’il y a à faire à {name_fr}."), show_in_menus=True),
        models.PlacesPage(slug="adressen", title="Adressen en openingsuren", summary=f"Waar u terechtkunt in {name}, en of het nu open is.",
                          title_fr=write.said("Adresses et heures d’ouverture"), summary_fr=write.said("Où aller à {name_fr}, et si c’est ouvert.")),
        models.DepartmentsPage(slug="diensten", title="Diensten", summary="Wie waarvoor zorgt, en hoe u er komt.",
                               title_fr=write.said("Services"), summary_fr=write.said("Qui s’occupe de quoi.")),
        models.PeoplePage(slug="medewerkers", title="Medewerkers", summary="Mensen die u verder helpen.",
                          title_fr=write.said("Collaborateurs"), summary_fr=write.said("Les personnes qui vous aident.")),
        models.PublicationsPage(slug="publicaties", title="Publicaties", summary="Reglementen en plannen, om hier te lezen.",
                                title_fr=write.said("Publications"), summary_fr=write.said("Règlements et plans, à lire ici.")),
    ]  # fmt: skip
    write.under(write.home, made)
    return {page.slug: page for page in made}


def _places(write: Writer, index: Page) -> dict[str, Any]:
    hall_name = "Stadhuis" if write.snapshot.form == "stad" else "Gemeentehuis"
    french = "Hôtel de ville" if write.snapshot.form == "stad" else "Maison communale"
    hall = PlaceText(
        "gemeentehuis", "hall", f"{hall_name} {write.snapshot.name}", write.snapshot.contact.get("street", ""), (0, 0), "hall", 0,
        summary="Onthaal, snelbalie en de meeste diensten.", access="De ingang heeft geen trap. Aan het onthaal is er een ringleiding.",
        name_fr=french, summary_fr="L’accueil et la plupart des services.",
    )  # fmt: skip
    pages = write.under(index, [_place(write, text) for text in (hall, *write.local.places)])
    parks = [page for page in pages if page.kind == "recycling"]
    models.PlaceException.objects.bulk_create(
        models.PlaceException(
            place=page, day=write.today + timedelta(days=12), until=write.today + timedelta(days=13), sort_order=0,
            reason="Onderhoud van de weegbrug", reason_fr="Entretien du pont-bascule",
        )
        for page in parks
    )  # fmt: skip
    return {page.slug: page for page in pages}


def _place(write: Writer, text: PlaceText) -> Any:
    lat, lon = CENTRES.get(write.snapshot.refnis, MIDDLE)
    contact = write.snapshot.contact
    east, north = text.at
    hall = text.kind == "hall"
    return models.PlacePage(
        slug=text.slug,
        title=text.name,
        summary=text.summary,
        title_fr=write.said(text.name_fr),
        summary_fr=write.said(text.summary_fr),
        kind=text.kind,
        street=text.street,
        postal_code=contact.get("postal_code", ""),
        city=contact.get("city", ""),
        lat=round(lat + north / METRES_PER_DEGREE, 5),
        lon=round(lon + east / (METRES_PER_DEGREE * cos(radians(lat))), 5),
        phone=contact.get("phone", "") if hall else write.phone(text.number),
        email=contact.get("email", "") if hall else "",
        hours=WEEKS[text.hours],
        hours_of_hall=hall,
        closed_on_holidays=text.hours != "none",
        access=text.access,
        on_home=text.on_home,
        service="Communicatie",
        checked_on=write.today,
        check_again_on=write.today + timedelta(days=183),
        body="",
    )


def _event(write: Writer, text: EventText, places: Mapping[str, Any]) -> Any:
    first = write.today + timedelta(days=text.ahead)
    if text.weekday is not None:
        first += timedelta(days=(text.weekday - first.weekday()) % 7)
    page = models.EventPage(
        slug=text.slug,
        title=text.title,
        summary=text.summary,
        title_fr=write.said(text.title_fr),
        summary_fr=write.said(text.summary_fr),
        category=text.category,
        first_day=first,
        starts_at=time.fromisoformat(text.starts) if text.starts else None,
        ends_at=time.fromisoformat(text.ends) if text.ends else None,
        ends_on=first + timedelta(days=text.days - 1) if text.days > 1 else None,
        repeat=text.repeat,
        repeat_until=first + timedelta(days=AGAIN_FOR) if text.repeat != "never" else None,
        except_on=_christmas(first),
        place=places.get(text.place),
        place_text=text.place_text,
        price=text.price,
        organiser=write.snapshot.name,
        email=write.snapshot.contact.get("email", ""),
        body="",
    )
    page.settle()
    return page


def _christmas(first: date) -> str:
    return f"25-12-{first.year}\n01-01-{first.year + 1}"


def _departments(write: Writer, index: Page, places: Mapping[str, Any]) -> dict[str, Any]:
    made = {}
    for number, (service, place, text) in enumerate(shared_texts.DEPARTMENTS):
        own = write.local.services.get(service, service)
        facts = write.facts(text) | {"title": own, "service": own}
        page = models.DepartmentPage(
            place=places.get(place), phone=write.phone(20 + 5 * number), email=f"{text.slug}@{write.snapshot.slug}.example", **facts
        )  # fmt: skip
        made[service] = page
    write.under(index, list(made.values()))
    return made


def _person(write: Writer, name: str, function: str, service: str, departments: Mapping[str, Any]) -> Any:
    slug = "-".join(name.lower().replace("’", "").replace("è", "e").split())
    return models.PersonPage(
        slug=slug,
        title=name,
        function=function,
        department=departments.get(service),
        email=f"{slug.replace('-', '.')}@{write.snapshot.slug}.example",
        body="",
    )


def _stories(write: Writer, overviews: Mapping[str, Any]) -> None:
    """Themes, the guide with its chapters, the journey, the publication, and a subsite where the town has one."""
    chosen = write.local.themes
    themes = [
        models.ThemePage(theme=theme, icon=icon, **write.facts(text))
        for theme, icon, text in shared_texts.THEMES
        if not chosen or theme in chosen
    ]
    guide = models.GuidePage(icon="users", **write.facts(shared_texts.GUIDE))
    journey = models.StepByStepPage(icon="baby", **write.facts(shared_texts.JOURNEY))
    write.under(write.home, [*themes, guide, journey])
    write.under(guide, [models.GuideChapterPage(**write.facts(text)) for text in shared_texts.CHAPTERS])
    publication = models.PublicationPage(
        kind="regulation", published_on=write.today - timedelta(days=40), **write.facts(shared_texts.PUBLICATION)
    )  # fmt: skip
    write.under(overviews["publicaties"], [publication])
    if write.local.subsite:
        title, slug, summary = write.local.subsite
        text = PageText(slug=slug, title=title, summary=summary, body=shared_texts.SUBSITE_BODY)
        subsite = models.SubsitePage(**write.facts(text))
        write.under(write.home, [subsite])
        pages = [
            models.ContentPage(show_in_menus=True, show_contact=False, **write.facts(text))
            for text in shared_texts.SUBSITE_PAGES
        ]
        write.under(subsite, pages)


def _home(write: Writer) -> None:
    """The order of the parts, and a picture with the newest piece of news."""
    if write.local.parts and not write.home.body:
        write.home.body = [_part(write, name) for name in write.local.parts]
        write.home.save(update_fields=["body"])
    newest = models.NewsPage.objects.order_by("-published_on", "-pk").first()
    if newest is not None and newest.picture_id is None:
        newest.picture = pictures.scene(write.snapshot, write.local.scene)
        newest.save(update_fields=["picture"])


def _part(write: Writer, name: str) -> tuple[str, Any]:
    if name != "band" or write.local.band is None:
        return name, None
    title, text, address, label = write.local.band
    return name, {"title": title, "text": text, "link": {"page": None, "address": address, "label": label}}
