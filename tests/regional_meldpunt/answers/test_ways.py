"""The reporter chooses again how to hear from us, on the page behind the secret link."""

import pytest

from foundation.tenancy import municipality
from regional_meldpunt.answers import recipients
from regional_meldpunt.contacts.models import Contact
from regional_meldpunt.meldingen import secret_links
from regional_meldpunt.meldingen.models import Melding
from tests.regional_meldpunt.answers import talking
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def melding(kortrijk: Place) -> Melding:
    with kortrijk.wall():
        return talking.reported()


def address(melding: Melding) -> str:
    return f"/meldingen/{melding.number}/{secret_links.token(melding.key)}/antwoordweg/"


def way_of(melding: Melding) -> list[str]:
    with municipality("kortrijk"):
        return [person.channel for person in recipients.of(melding)]


def test_from_mail_to_text_message_and_back(kortrijk: Place, melding: Melding) -> None:
    citizen = kortrijk.client()
    own = citizen.get(address(melding).removesuffix("antwoordweg/")).content.decode()
    assert "g…@citizen.test" in own and "gust@" not in own
    assert citizen.post(address(melding), {"answer_channel": "sms", "phone": "0470 12 34 56"}).status_code == 302
    assert way_of(melding) == ["sms"]
    assert citizen.post(address(melding), {"answer_channel": "mail"}).status_code == 302, "what we have stays"
    assert way_of(melding) == ["mail"]


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Kies hoe u van ons wilt horen."),
        ({"answer_channel": "sms"}, "Geef uw telefoonnummer"),
        ({"answer_channel": "sms", "phone": "056 12 34 56"}, "gsm-nummer"),
        ({"answer_channel": "letter", "street": "Markt 1"}, "uw gemeente nodig"),
        ({"answer_channel": "duif"}, ""),
    ],
)
def test_a_way_in_which_nothing_can_arrive_is_refused(
    kortrijk: Place, melding: Melding, sent: dict[str, str], says: str
) -> None:
    answer = kortrijk.client().post(address(melding), sent)
    assert answer.status_code == 422 and says in answer.content.decode()
    assert way_of(melding) == ["mail"]


def test_choosing_again_ends_the_silence(kortrijk: Place, melding: Melding) -> None:
    with kortrijk.wall():
        Contact.objects.update(stopped_at=melding.reported_at)
    kortrijk.client().post(address(melding), {"answer_channel": "mail", "email": "nieuw@citizen.test"})
    assert way_of(melding) == ["mail"]


def test_it_opens_for_nobody_else(kortrijk: Place, menen: Place, melding: Melding) -> None:
    wrong = address(melding).replace(secret_links.token(melding.key), "a" * 26)
    assert kortrijk.client().get(wrong).status_code == 404
    assert menen.client().get(address(melding)).status_code == 404
