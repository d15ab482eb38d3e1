"""The catalogue of each municipality in the populated region: a published fiche, a draft, an import, something half typed."""

from django.utils import timezone

from cms.catalogue import actions, importing, unsaved
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
        importing.read("lijst.csv", f"naam\r\nUit een tabel van {place.name}\r\n".encode(), by=BY, at=at)


def named(world: World, schema: str) -> dict[str, tuple[object, ...]]:
    """What a neighbour's addresses of fiches are filled in with."""
    fiches = world.look(f"SELECT id, uuid::text, slug FROM {schema}.catalogue_fiche ORDER BY id")
    imports = world.look(f"SELECT id FROM {schema}.catalogue_import")
    remarks = world.look(f"SELECT id FROM {schema}.feedback_remark ORDER BY id")
    return {
        "remark_pk": tuple(row[0] for row in remarks),
        "fiche_pk": tuple(row[0] for row in fiches),
        "import_pk": tuple(row[0] for row in imports),
        "theme": ("burger-overheid",),
        "authority_pk": (1,),
    }
