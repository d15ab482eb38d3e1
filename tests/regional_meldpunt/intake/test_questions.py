"""Questions of the category, referrals, whose it is, and kinds of reports that need a name, in the citizen's form."""

import pytest

from regional_meldpunt.categories.models import Question, Referral
from regional_meldpunt.meldingen.models import Melding
from tests.regional_meldpunt.intake import filling
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")
WORDS = {"description": "Ik zag het daarnet."}


def test_the_answers_travel_with_the_melding(kortrijk: Place) -> None:
    visitor = kortrijk.client()
    address = filling.where(visitor, "sluikstort")
    given = {"vraag-wat-ligt-er": "gevaarlijk", "vraag-dader": "nee", "vraag-wat-zag-u": "niet gevraagd", **WORDS}
    page = visitor.get(filling.send(visitor, filling.details(visitor, address, **given)))
    with kortrijk.wall():
        melding = Melding.objects.get(number=filling.number_on(page.content))
    assert [(answer["question"], answer["value"], answer["text"]) for answer in melding.answers] == [
        ("wat-ligt-er", "gevaarlijk", "Olie, vaten, asbest of drugsafval"),
        ("dader", "nee", "Nee"),
    ]
    assert melding.urgency == "urgent"  # by a rule of the region


def test_a_question_that_must_be_answered_is_asked_again(kortrijk: Place) -> None:
    visitor = kortrijk.client()
    address = filling.where(visitor, "losse-tak")
    answer = visitor.post(address, {"description": "Daar."})
    assert "Beantwoord deze vraag" in answer.content.decode()
    assert visitor.get(address.replace("/wat/", "/wat/")).status_code == 200


def test_an_answer_that_was_not_offered_is_refused(kortrijk: Place) -> None:
    visitor = kortrijk.client()
    address = filling.where(visitor, "losse-tak")
    answer = visitor.post(address, {"description": "Daar.", "vraag-kan-vallen": "misschien"})
    assert answer.status_code == 200
    assert "misschien" in answer.content.decode()


def test_an_answer_that_makes_it_acute_goes_to_the_region(kortrijk: Place) -> None:
    visitor = kortrijk.client()
    address = filling.details(visitor, filling.where(visitor, "losse-tak"), **{"vraag-kan-vallen": "ja"}, **WORDS)
    assert "112" in visitor.get(address).content.decode()
    page = visitor.get(filling.send(visitor, address))
    with kortrijk.wall():
        melding = Melding.objects.get(number=filling.number_on(page.content))
    assert (melding.urgency, melding.responsible) == ("acute", "region")


def test_a_report_that_needs_a_name(kortrijk: Place) -> None:
    visitor = kortrijk.client()
    address = filling.details(visitor, filling.where(visitor, "dierenleed"), **WORDS)
    page = visitor.get(address)
    refused = visitor.post(address, filling.fields(page.content))
    assert "naam nodig" in refused.content.decode()
    with kortrijk.wall():
        assert not Melding.objects.filter(category__slug="dierenleed").exists()
    assert filling.send(visitor, address, name="Gust Vercruysse", phone="0470 12 34 56")


def test_not_ours_says_whose_it_is(kortrijk: Place, menen: Place) -> None:
    for place, address, zone in (
        (kortrijk, "Grote Markt 1, 8500 Kortrijk", "Politiezone Vlas"),
        (menen, "Grote Markt 1, 8930 Menen", "Politiezone Grensleie"),
    ):
        visitor = place.client()
        page = visitor.get(filling.where(visitor, "fout-parkeren", address=address))
        assert zone in page.content.decode()


def test_a_referral_stands_on_every_page_where_it_holds(kortrijk: Place) -> None:
    visitor = kortrijk.client()
    with kortrijk.wall():
        Referral.objects.create(municipality="kortrijk", slug="kermis", title_nl="Kermis: bel de politie", phone="101")
    assert "Kermis: bel de politie" in visitor.get("/melden/").content.decode()
    assert "0800 65 0 65" in visitor.get("/melden/waar/?soort=gasgeur").content.decode()
    assert "0800 65 0 65" not in visitor.get("/melden/waar/?soort=graffiti").content.decode()


def test_changing_the_category_asks_its_questions(kortrijk: Place) -> None:
    """Back on the second page with another category: what must be answered there is asked before sending."""
    visitor = kortrijk.client()
    check = filling.details(visitor, filling.where(visitor, "put-in-de-weg"))
    with kortrijk.wall():
        Question.objects.create(
            municipality="kortrijk",
            category=Question.objects.get(slug="waar-op-de-weg").category,
            slug="eigen-diep",
            label_nl="Hoe diep?",
            kind="text",
            required=True,
        )
    answer = visitor.get(check)
    assert answer.status_code == 302
    page = visitor.get(answer["Location"]).content.decode()
    assert "Hoe diep?" in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"answer_channel": "mail"}, "Geef uw e-mailadres"),
        ({"answer_channel": "callback", "email": "gust@citizen.test"}, "Geef uw telefoonnummer"),
        ({"answer_channel": "sms", "phone": "056 12 34 56"}, "Geef een gsm-nummer"),
        ({"answer_channel": "letter", "name": "Gust"}, "Voor een brief"),
        ({"answer_channel": "duif"}, "duif"),
    ],
)
def test_nobody_chooses_a_way_in_which_nothing_arrives(kortrijk: Place, typed: dict[str, str], sentence: str) -> None:
    client = kortrijk.client()
    address = filling.details(client, filling.where(client))
    answer = client.post(address, filling.fields(client.get(address).content, **typed))
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
