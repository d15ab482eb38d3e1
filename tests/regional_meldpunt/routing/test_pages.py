"""Rules and parties in the back office, and the page that tries the rules."""

import pytest
from bs4 import BeautifulSoup

from foundation.audit.models import AuditEntry
from regional_meldpunt.categories.models import Category, Question, Referral
from regional_meldpunt.routing import queries
from regional_meldpunt.routing.models import Party, Rule
from regional_meldpunt.teams.models import Team
from tests import cast
from tests.regional_meldpunt.categories.filling import fields
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")


def rule(owner: str, name: str, position: int = 1, **more: object) -> Rule:
    return Rule.objects.create(municipality=owner, position=position, name=name, **more)


def test_a_rule_with_every_condition_comes_back_as_it_was_typed(regio: Place) -> None:
    client = regio.client(cast.COOR)
    typed = {
        "name": "Alles tegelijk",
        "groups": ["afval"],
        "categories": ["sluikstort"],
        "answers": ["wat-ligt-er=bouw", "wat-ligt-er=gevaarlijk"],
        "municipalities": ["kortrijk", "menen"],
        "postal_codes": ["8500", "8501"],
        "polygon": "50.82, 3.26\n50.82, 3.28\n50.84, 3.28",
        "road_owners": ["awv"],
        "urgencies": ["normal"],
        "channels": ["web", "mail"],
        "weekdays": ["5", "6"],
        "day": "free",
        "from_time": "22:00",
        "until_time": "06:00",
        "party": "imog",
        "urgency": "urgent",
        "responsible": "region",
    }
    page = client.get("/routering/nieuw/")
    answer = client.post("/routering/nieuw/", fields(page.content, **typed))
    assert answer.status_code == 302, answer.content.decode()
    with regio.wall("coordinator"):
        made = Rule.objects.get(name="Alles tegelijk")
        assert made.conditions == {
            "groups": ["afval"],
            "categories": ["sluikstort"],
            "answers": [{"question": "wat-ligt-er", "values": ["bouw", "gevaarlijk"]}],
            "municipalities": ["kortrijk", "menen"],
            "postal_codes": ["8500", "8501"],
            "polygon": [[3.26, 50.82], [3.28, 50.82], [3.28, 50.84]],
            "road_owners": ["awv"],
            "urgencies": ["normal"],
            "channels": ["web", "mail"],
            "weekdays": [5, 6],
            "day": "free",
            "from": "22:00",
            "until": "06:00",
        }
    where = f"/routering/{made.pk}/"
    assert client.post(where, fields(client.get(where).content)).status_code == 302
    with regio.wall("coordinator"):
        assert not AuditEntry.objects.filter(verb="routing.rule_changed").exists()  # nothing was different


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"urgency": ""}, "Zeg wat de regel beslist"),
        ({"from_time": "22:00"}, "Geef beide tijden"),
        ({"postal_codes": ["8930"]}, "8930"),
        ({"polygon": "hier en daar"}, "Schrijf op elke lijn"),
        ({"polygon": "50.8, 3.2"}, "minstens drie hoeken"),
        ({"polygon": '{"type": "Polygon"}'}, "Schrijf op elke lijn"),
        ({"weekdays": ["8"]}, "8"),
        ({"categories": ["bestaat-niet"]}, "bestaat-niet"),
    ],
)
def test_a_rule_that_cannot_be(kortrijk: Place, typed: dict[str, object], sentence: str) -> None:
    client = kortrijk.client(cast.BRAM)
    page = client.get("/beheer/routering/nieuw/")
    answer = client.post(
        "/beheer/routering/nieuw/", fields(page.content, **{"name": "Wat", "urgency": "urgent", **typed})
    )
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_polygon_of_geojson(kortrijk: Place) -> None:
    client = kortrijk.client(cast.BRAM)
    shape = '{"type": "Polygon", "coordinates": [[[3.26, 50.82], [3.28, 50.82], [3.28, 50.84], [3.26, 50.82]]]}'
    page = client.get("/beheer/routering/nieuw/")
    client.post("/beheer/routering/nieuw/", fields(page.content, name="Vlak", urgency="urgent", polygon=shape))
    with kortrijk.wall():
        assert Rule.objects.get(name="Vlak").conditions["polygon"][0] == [3.26, 50.82]


def test_moving_a_rule_changes_what_is_heard_first(kortrijk: Place) -> None:
    with kortrijk.wall():
        first, second = (rule("kortrijk", name, 1, urgency="urgent") for name in ("een", "twee"))
    client = kortrijk.client(cast.BRAM)
    client.post(f"/beheer/routering/{second.pk}/plaats/", {"up": "1"})
    with kortrijk.wall():
        assert [row.name for row in queries.rules("kortrijk")] == ["twee", "een"]
    client.post(f"/beheer/routering/{second.pk}/plaats/", {"up": "1"})  # already first
    with kortrijk.wall():
        assert [row.name for row in queries.rules("kortrijk")] == ["twee", "een"]
    assert client.post(f"/beheer/routering/{first.pk}/weg/").status_code == 302
    with kortrijk.wall():
        assert AuditEntry.objects.get(verb="routing.rule_removed").subject_label == "een"


def test_a_broken_rule_is_shown_to_whoever_keeps_it(regio: Place, kortrijk: Place) -> None:
    with regio.wall("coordinator"):
        rule("region", "Stuk", party="verdwenen")
    with kortrijk.wall():
        rule("kortrijk", "Ook stuk", team="opgeheven")
    page = regio.client(cast.COOR).get("/routering/").content.decode()
    assert "De externe partij ‘verdwenen’ bestaat niet meer." in page
    assert counted(page) == "1"
    page = kortrijk.client(cast.BRAM).get("/beheer/routering/").content.decode()
    assert "Het team ‘opgeheven’ bestaat niet meer." in page
    assert "De externe partij ‘verdwenen’ bestaat niet meer." in page
    assert counted(page) == "1", "its own, not those of the region"
    with kortrijk.wall():
        Rule.objects.filter(name="Ook stuk").delete()
    assert counted(kortrijk.client(cast.BRAM).get("/beheer/teams/").content.decode()) == ""


def counted(page: str) -> str:
    """The number behind «Routing» in the menu."""
    link = BeautifulSoup(page, "html.parser").select_one(".side a[href$='routering/'] b")
    return link.text if link else ""


def test_trying_the_rules_says_which_one_and_why(kortrijk: Place) -> None:
    with kortrijk.wall():
        Team.objects.create(municipality="kortrijk", slug="wegen", name="Ploeg wegen", takes_rest=True)
        rule("kortrijk", "Nacht", 1, conditions={"from": "22:00", "until": "06:00"}, urgency="urgent")
        rule("kortrijk", "Straten", 2, conditions={"groups": ["straat"]}, team="wegen")
    client = kortrijk.client(cast.BRAM)
    typed = {
        "category": "put-in-de-weg",
        "day": "2026-03-02",
        "time": "10:00",
        "channel": "web",
        "address": "N43, Kortrijk",
    }
    page = client.get("/beheer/routering/proef/", typed)
    assert page.status_code == 200
    soup = BeautifulSoup(page.content, "html.parser")
    decided = [dd.text for dd in soup.select(".outcome dd")]
    assert decided[0] == "Ploeg wegen"
    assert decided[1] == "Agentschap Wegen en Verkeer"
    assert [won.h3.text for won in soup.select(".rule--won")] == ["Straten", "Weg met een nummer: Wegen en Verkeer"]
    assert "gevonden: 10:00" in page.content.decode()


@pytest.mark.parametrize(
    "typed", [{"category": "x"}, {"category": "graffiti", "day": "31-31-2026"}, {"category": "\x00"}]
)
def test_trying_nonsense_is_answered(regio: Place, typed: dict[str, str]) -> None:
    assert regio.client(cast.COOR).get("/routering/proef/", typed).status_code == 422


def test_a_contractor_of_one_municipality(kortrijk: Place, menen: Place) -> None:
    client = kortrijk.client(cast.BRAM)
    page = client.get("/beheer/partijen/nieuw/")
    typed = {"name": "Aannemer Desmet", "sort": "contractor", "way": "mail", "email": "desmet@voorbeeld.example"}
    assert client.post("/beheer/partijen/nieuw/", fields(page.content, **typed)).status_code == 302
    assert "Aannemer Desmet" in client.get("/beheer/partijen/").content.decode()
    with menen.wall():
        assert not Party.objects.filter(name="Aannemer Desmet").exists()
    with kortrijk.wall():
        of_region = Party.objects.filter(municipality="region").first()
        assert of_region is not None
    assert client.get(f"/beheer/partijen/{of_region.pk}/").status_code == 404


def test_open311_needs_an_address(regio: Place) -> None:
    client = regio.client(cast.COOR)
    page = client.get("/partijen/nieuw/")
    answer = client.post("/partijen/nieuw/", fields(page.content, name="Iets", sort="other", way="open311"))
    assert answer.status_code == 422
    assert "Open311 heeft een adres nodig." in answer.content.decode()


def test_the_catalogue_may_name_a_kind_of_party_or_a_party(regio: Place) -> None:
    page = BeautifulSoup(regio.client(cast.COOR).get("/catalogus/soort/graffiti/").content, "html.parser")
    offered = [option["value"] for option in page.select("select[name=owner] option")]
    assert {"municipality", "police", "waste", "fluvius", "awv"} <= set(offered)


def test_what_belongs_to_a_neighbour_is_not_there(kortrijk: Place, menen: Place) -> None:
    """Rule, party, question and referral of Menen: no page of Kortrijk opens or changes them."""
    with menen.wall():
        category = Category.objects.get(slug="graffiti")
        theirs = {
            "routering": rule("menen", "Van Menen", urgency="urgent").pk,
            "partijen": Party.objects.create(municipality="menen", slug="m", name="Van Menen").pk,
            "catalogus/vraag": Question.objects.create(
                municipality="menen", category=category, slug="m", label_nl="Van Menen", kind="text"
            ).pk,
            "verwijzingen": Referral.objects.create(municipality="menen", slug="m", title_nl="Van Menen").pk,
        }
    client = kortrijk.client(cast.BRAM)
    for page, pk in theirs.items():
        for address in (
            f"/beheer/{page}/{pk}/",
            *(f"/beheer/{page}/{pk}/{verb}/" for verb in ("weg", "plaats", "aan")),
        ):
            assert client.get(address).status_code in (404, 405), address
            assert client.post(address, {"up": "1", "on": "0"}).status_code == 404, address
    for address in (
        "/beheer/routering/",
        "/beheer/partijen/",
        "/beheer/verwijzingen/",
        "/beheer/catalogus/soort/graffiti/",
    ):
        assert "Van Menen" not in client.get(address).content.decode()
