"""A button of the telephone counts once, tells when it was pressed, and loses no words when somebody else went."""

import uuid
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localtime, now
from PIL import Image

from foundation.tenancy import municipality, region
from regional_meldpunt.dispatch import actions
from regional_meldpunt.dispatch.models import Alarm
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.oncall import whereabouts
from regional_meldpunt.oncall.models import Press, Whereabouts
from tenants.people.models import Person
from tenants.registry import hosts
from tests import cast
from tests.regional_meldpunt.desk.people import DIRK, on_call_people
from tests.regional_meldpunt.meldingen import making
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def people() -> list[Person]:
    return on_call_people()


@pytest.fixture
def alarm(people: list[Person]) -> Alarm:
    with municipality("kortrijk"):
        melding = making.receive(decision=making.REGION)
    with region("desk"):
        return actions.send(melding, person=people[0], by=DIRK, at=now())


@pytest.fixture
def eva(regio: Place, alarm: Alarm) -> Client:
    return regio.client(cast.EVA)


def jpeg() -> SimpleUploadedFile:
    drawn = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(drawn, "JPEG")
    return SimpleUploadedFile("foto.jpg", drawn.getvalue(), "image/jpeg")


def press(client: Client, alarm: Alarm, path: str, **fields: Any) -> dict[str, str]:
    fields.setdefault("key", str(uuid.uuid4()))
    answer = client.post(f"/wacht/{alarm.pk}/{path}/", fields, headers={"Accept": "application/json"})
    assert answer.status_code == 200, answer.content
    found: dict[str, str] = answer.json()
    return found


def in_file(alarm: Alarm) -> tuple[str, list[tuple[str, str]], int]:
    with region("desk"):
        melding = Melding.objects.get(pk=alarm.melding_id)
        lines = [(line.verb, line.text) for line in meldingen.history(melding)]
        return str(melding.status), lines, len(meldingen.photos(melding))


def test_the_same_key_answers_what_it_answered_the_first_time(eva: Client, alarm: Alarm) -> None:
    press(eva, alarm, "antwoord", answer="go")
    key = str(uuid.uuid4())
    first = press(eva, alarm, "notitie", key=key, text="Kelder staat blank", photo=jpeg())
    again = press(eva, alarm, "notitie", key=key, text="Kelder staat blank", photo=jpeg())
    status, lines, photos = in_file(alarm)
    assert first == again == {"outcome": "done", "said": "De desk ziet het."}
    assert (status, lines.count(("note", "Kelder staat blank")), photos) == ("acknowledged", 1, 1)


def test_the_moment_pressed_stands_beside_the_moment_it_came_in(eva: Client, alarm: Alarm) -> None:
    then = now() - timedelta(minutes=17)
    press(eva, alarm, "antwoord", answer="go", pressed=then.isoformat())
    press(eva, alarm, "stap", to="under_way", pressed=(now() + timedelta(hours=3)).isoformat())
    _status, lines, _photos = in_file(alarm)
    told = [text for verb, text in lines if verb == "pressed_earlier"]
    assert told == [f"Ik ga: {localtime(then):%H:%M}"]
    with region("desk"):
        rows = list(Press.objects.order_by("pk"))
    assert rows[0].pressed_at == then
    assert rows[1].pressed_at == rows[1].received_at  # a clock that runs ahead does not press in the future


def test_somebody_who_went_meanwhile_is_named_and_the_words_are_kept(
    eva: Client, alarm: Alarm, people: list[Person]
) -> None:
    with region("desk"):
        other = actions.send(alarm.melding, person=people[1], by=DIRK, at=now())
        actions.acknowledge(other, by=DIRK, at=now())
    assert press(eva, alarm, "antwoord", answer="go") == {
        "outcome": "refused",
        "said": "Jan Lambrecht ging ondertussen.",
    }
    answer = press(eva, alarm, "notitie", text="De deur is open", photo=jpeg())
    assert answer["outcome"] == "kept"
    assert answer["said"].startswith("Jan Lambrecht ging ondertussen.")
    status, lines, photos = in_file(alarm)
    assert (status, ("note", "De deur is open") in lines, photos) == ("acknowledged", True, 1)
    assert "Jan Lambrecht ging ondertussen." in eva.get(f"/wacht/{alarm.pk}/").content.decode()


def test_what_is_no_picture_is_refused_and_the_note_is_kept(eva: Client, alarm: Alarm) -> None:
    press(eva, alarm, "antwoord", answer="go")
    broken = SimpleUploadedFile("x.jpg", b"no picture", "image/jpeg")
    answer = press(eva, alarm, "notitie", text="Zie foto", photo=broken)
    assert answer["outcome"] == "kept"
    assert ("note", "Zie foto") in in_file(alarm)[1]


def test_where_somebody_is_only_after_going_and_gone_at_done(eva: Client, alarm: Alarm) -> None:
    here = {"lat": "50.8", "lon": "3.2"}
    assert press(eva, alarm, "plaats", **here) == {"shared": False}
    press(eva, alarm, "antwoord", answer="go")
    assert press(eva, alarm, "plaats", **here) == {"shared": True}
    with region("desk"):
        assert [row.alarm_id for row in whereabouts.everybody(now())] == [alarm.pk]
        assert whereabouts.everybody(now() + timedelta(minutes=16)) == []
    press(eva, alarm, "stap", to="done", text="Klaar")
    with region("desk"):
        assert not Whereabouts.objects.exists()


@pytest.mark.parametrize("path", ["", "diensten/", "nieuw/", "app.webmanifest", "sw.js", "zonder-verbinding/"])
def test_only_own_pages_may_be_kept_on_the_telephone(eva: Client, path: str) -> None:
    answer = eva.get(f"/wacht/{path}")
    assert answer.status_code == 200
    assert ("X-Keep-On-Phone" in answer.headers) is (path in ("", "diensten/", "nieuw/"))


def test_who_called_is_read_behind_the_wall_and_never_kept(eva: Client, alarm: Alarm) -> None:
    answer = eva.post(f"/wacht/{alarm.pk}/beller/")
    assert "X-Keep-On-Phone" not in answer.headers
    assert "no-store" in answer.headers["Cache-Control"]


def test_help_is_asked_of_a_party_and_of_a_neighbour_as_a_task(eva: Client, alarm: Alarm) -> None:
    press(eva, alarm, "antwoord", answer="go")
    page = eva.get(f"/wacht/{alarm.pk}/hulp/")
    values = [value for _label, group in page.context["form"].fields["to"].choices[1:] for value, _name in group]
    assert "municipality:menen" in values
    form = {"key": str(uuid.uuid4()), "to": "municipality:menen", "what": "Pomp van 1000 liter"}
    assert eva.post(f"/wacht/{alarm.pk}/hulp/", form).status_code == 302
    assert any(verb == "taak_made" and "Pomp" in text for verb, text in in_file(alarm)[1])


def test_asking_the_next_person_leaves_the_alarm_mine(eva: Client, alarm: Alarm) -> None:
    press(eva, alarm, "antwoord", answer="go")
    form = {"key": str(uuid.uuid4()), "to": "next", "what": "Iemand met een kettingzaag"}
    eva.post(f"/wacht/{alarm.pk}/hulp/", form)
    with region("desk"):
        assert Alarm.objects.get(pk=alarm.pk).state == "acknowledged"
    assert any("kettingzaag" in text for _verb, text in in_file(alarm)[1])


def test_an_entry_while_calling_is_an_ordinary_melding_with_me_as_its_handler(eva: Client, alarm: Alarm) -> None:
    key = str(uuid.uuid4())
    form = {
        "key": key,
        "category": "boom-op-de-weg",
        "where": "Leiestraat 12, Menen",
        "urgency": "",
        "phone": "0470 11 22 33",
    }
    first = eva.post("/wacht/nieuw/", form)
    assert first.status_code == 302
    assert eva.post("/wacht/nieuw/", form).headers["Location"] == first.headers["Location"]
    with region("desk"):
        made = Melding.objects.get(key=key)
        mine = Alarm.objects.get(melding=made)
    assert (made.municipality, made.responsible, made.status, made.channel) == (
        "menen",
        "region",
        "acknowledged",
        "phone",
    )
    assert (made.urgency, mine.state, mine.person_name) == ("acute", "acknowledged", "Eva Dewitte")
    assert eva.post("/wacht/nieuw/", {**form, "key": str(uuid.uuid4()), "where": "ergens"}).status_code == 422


def test_an_entry_without_a_connection_is_taken_once_and_never_lost(eva: Client, people: list[Person]) -> None:
    """Later, by the queue of the telephone: with the moment it was typed, and also when nothing in it names a place."""
    then = now() - timedelta(minutes=31)
    form = {"key": str(uuid.uuid4()), "category": "boom-op-de-weg", "where": "Leiestraat 12, Menen", "urgency": ""}
    answers = [unsent(eva, {**form, "pressed": then.isoformat()}) for _ in range(2)]
    assert answers[0] == answers[1]
    assert answers[0]["outcome"] == "done"
    nowhere = unsent(eva, {**form, "key": str(uuid.uuid4()), "where": "achter de kerk"})
    assert nowhere["outcome"] == "kept"
    refused = unsent(eva, {**form, "key": str(uuid.uuid4()), "category": ""})
    assert refused == {"outcome": "refused", "said": "Kies waarover het gaat."}
    with region("desk"):
        _called, first, guessed = Melding.objects.order_by("pk")
        told = [line.text for line in meldingen.history(first) if line.verb == "pressed_earlier"]
        assert told == [f"Nieuwe melding: {localtime(then):%H:%M}"]
        assert (first.municipality, first.status, guessed.place_text) == ("menen", "acknowledged", "achter de kerk")
        assert guessed.municipality == hosts.municipalities()[0].schema_name  # where Eva lives takes no part here
        assert guessed.number in nowhere["said"]


def unsent(client: Client, form: dict[str, str]) -> dict[str, str]:
    answer = client.post("/wacht/nieuw/", form, headers={"Accept": "application/json"})
    assert answer.status_code == 200, answer.content
    found: dict[str, str] = answer.json()
    return found
