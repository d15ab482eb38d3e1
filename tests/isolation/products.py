"""The catalogue and the website of each municipality in the populated region: fiches, imports, departments, texts, alerts."""

import uuid
from datetime import datetime, timedelta

from django.utils import timezone

from cms.alerts import actions as alerts
from cms.alerts.models import Alert
from cms.catalogue import actions, importing, unsaved
from cms.concepts.content import normal
from cms.editing import actions as editing
from cms.editing import importing as page_importing
from cms.editing import queries as editing_queries
from cms.editing import showing
from cms.editing.models import Adoption, LocalText
from foundation.identity.actor import Actor
from foundation.tenancy import municipality
from tenants.registry.snapshot import MunicipalitySnapshot
from tests.isolation.conftest import World

BY = Actor.system("the world of the tests")


def stock(place: MunicipalitySnapshot) -> None:
    at = timezone.now()
    content = {
        "naam": {"nl": f"Trouwen in {place.name}"},
        "beschrijving": {"nl": f"Zo trouwt u in {place.name}."},
        "type": "Toelating",
        "doelgroepen": ["Burger"],
        "themas": ["BurgerOverheid"],
        "bevoegdeOverheden": [place.name],
        "geografischToepassingsgebieden": [place.refnis],
    }
    with municipality(place.schema_name):
        fiche = actions.make(content, {"service": "Burgerzaken", "executor": "An"}, by=BY, at=at)
        actions.publish(fiche, by=BY, at=at)
        draft = actions.make({"naam": {"nl": f"Klad van {place.name}"}}, {}, by=BY, at=at)
        unsaved.keep(draft, user_id=1, form={"naam__nl": ["Half getypt"]}, based_on=1, at=at)
        _website(place, at)
        importing.read("lijst.csv", f"naam\r\nUit een tabel van {place.name}\r\n".encode(), by=BY, at=at)


def _website(place: MunicipalitySnapshot, at: datetime) -> None:
    """A department, pages to import, a page and a text that came from the region, and an alert."""
    pages = list(editing_queries.top_pages()[:2])
    editing.keep_department(None, name=f"Dienst van {place.name}", email="", pages=pages, people=[], by=BY)
    page_importing.read("p.csv", f"titel\nPagina van {place.name}\n".encode(), by=BY, at=at)
    Adoption.objects.create(page=pages[0], concept=uuid.uuid4(), version=1, at=at, by=BY)
    text = normal({"naam": {"nl": f"Tekst van {place.name}"}, "tekst": {"nl": "Lees dit."}}, "text")
    showing.show(showing.write(LocalText(), text, by=BY, at=at), by=BY, at=at)
    words = {
        "title": f"Bericht van {place.name}",
        "message": "Let op.",
        "title_fr": "Message",
        "message_fr": "Attention.",
    }
    alert = Alert(municipality=place.schema_name, begins_at=at, expires_at=at + timedelta(days=1))
    alerts.publish(alerts.write(alert, words, by=BY, at=at), by=BY, at=at)


def named(world: World, schema: str) -> dict[str, tuple[object, ...]]:
    """What a neighbour's addresses of fiches are filled in with."""
    fiches = world.look(f"SELECT id, uuid::text, slug FROM {schema}.catalogue_fiche ORDER BY id")
    imports = world.look(f"SELECT id FROM {schema}.catalogue_import")
    remarks = world.look(f"SELECT id FROM {schema}.feedback_remark ORDER BY id")
    return {
        "remark_pk": tuple(row[0] for row in remarks),
        "fiche_pk": tuple(row[0] for row in fiches),
        "import_pk": tuple(row[0] for row in imports),
        **_of_the_website(world, schema),
        "theme": ("burger-overheid",),
        "authority_pk": (1,),
        "feed": ("nieuws", "agenda"),
        "syntax": ("atom", "ics"),
    }


def _of_the_website(world: World, schema: str) -> dict[str, tuple[object, ...]]:
    def of(statement: str) -> tuple[object, ...]:
        return tuple(row[0] for row in world.look(statement))

    return {
        "department_pk": of(f"SELECT id FROM {schema}.editing_department"),
        "page_import_pk": of(f"SELECT id FROM {schema}.editing_pageimport"),
        "instance_pk": of(f"SELECT id FROM {schema}.editing_adoption"),
        "concept_kind": ("page",),
        "text_ref": of(f"SELECT ref::text FROM {schema}.editing_localtext"),
        "alert_ref": of(f"SELECT ref::text FROM public.alerts_alert WHERE municipality = '{schema}'"),
    }
