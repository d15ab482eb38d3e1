"""From asking for a mail to the mail itself, in the name of the municipality."""

import pytest
from django.core import mail
from django.test import override_settings

from foundation.notifications import delivering, send_mail
from foundation.notifications.models import Delivery, State
from foundation.tasks.broker import WalledBroker
from foundation.tasks.models import Task
from foundation.tasks.worker import take_one
from foundation.tenancy import municipality, region
from tests.foundation.tasks.logins import login

TEMPLATES = "tests/foundation/notifications/templates"
pytestmark = [pytest.mark.usefixtures("committed", "own_templates")]


@pytest.fixture
def own_templates(settings, tmp_path):
    folder = tmp_path / "proof"
    (folder / "menen").mkdir(parents=True)
    (folder / "subject.txt").write_text("{% load i18n %}{% translate 'sent' %}: {{ number }}\n  {{ title }}\n")
    (folder / "body.txt").write_text("Dag {{ name }}\n\n\n\n\nUw nummer is {{ number }}.\n{{ sender.full_name }}\n")
    (folder / "menen" / "body.txt").write_text("Van ons in Menen.\n")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [str(tmp_path)]}]


@pytest.fixture
def worker(monkeypatch):
    monkeypatch.setattr("foundation.tasks.broker.sleep", lambda seconds: None)

    def work() -> None:
        with login("queue"):
            broker = WalledBroker()
            while take_one(broker):
                pass

    return work


def asked(schema: str = "kortrijk", **changes: object) -> bool:
    facts = {"name": "Gust & <b>co</b>", "number": "KOR-7K4M-2Q9", "title": "één\ntwee"}
    asking = {"to": "gust@citizen.test", "template": "proof", "context": facts, "key": "first", **changes}
    with municipality(schema):
        return send_mail(**asking)


def delivery(schema: str = "kortrijk") -> Delivery:
    with municipality(schema):
        return Delivery.objects.get()


def test_it_goes_out_in_the_name_of_the_municipality(worker):
    asked()
    assert mail.outbox == []
    worker()
    [sent] = mail.outbox
    assert sent.to == ["gust@citizen.test"]
    assert sent.from_email.startswith("Stad Kortrijk <")
    assert "Stad Kortrijk" in sent.body
    assert delivery().state == State.SENT
    assert delivery().sent_at is not None


def test_the_text_is_plain_and_the_page_is_escaped(worker):
    asked()
    worker()
    [sent] = mail.outbox
    assert "Dag Gust & <b>co</b>\n\nUw nummer" in sent.body
    [page] = [part.content for part in sent.alternatives]
    assert "Gust &amp; &lt;b&gt;co&lt;/b&gt;" in page
    assert "Stad Kortrijk" in page


def test_a_subject_is_one_line_however_it_is_filled_in(worker):
    asked()
    worker()
    assert mail.outbox[0].subject == "verstuurd: KOR-7K4M-2Q9 één twee"


def test_it_speaks_the_language_of_the_reader(worker):
    asked(language="fr")
    worker()
    assert mail.outbox[0].subject.startswith("envoyé:")
    assert mail.outbox[0].extra_headers["Content-Language"] == "fr"


def test_a_municipality_may_have_words_of_its_own(worker):
    asked("menen")
    worker()
    assert mail.outbox[0].body == "Van ons in Menen.\n"


def test_it_keeps_robots_quiet_and_one_thread_per_number(worker):
    asked()
    asked(key="second")
    worker()
    first, second = [each.extra_headers for each in mail.outbox]
    assert first["Auto-Submitted"] == "auto-generated"
    assert first["List-Id"].endswith("<berichten.kortrijk.localhost>")
    assert "KOR-7K4M-2Q9" in first["Message-ID"]
    assert first["Message-ID"] != second["Message-ID"]
    assert first["References"] == second["References"]


def test_a_key_is_sent_once(worker):
    assert asked()
    assert not asked()
    worker()
    with municipality("kortrijk"):
        delivering.deliver("first")
    assert len(mail.outbox) == 1


def test_the_region_writes_in_its_own_name(worker):
    with region("desk"):
        send_mail(to="eva@citizen.test", template="proof", context={"name": "Eva", "number": "", "title": ""})
    worker()
    assert mail.outbox[0].from_email.startswith('"Meldpunt ') or mail.outbox[0].from_email.startswith("Meldpunt ")


def test_a_refusing_server_is_noted_and_tried_again(worker):
    asked()
    with override_settings(EMAIL_BACKEND="tests.foundation.notifications.refusing.EmailBackend"):
        worker()
    assert (delivery().state, delivery().attempts) == (State.FAILED, 1)
    assert "no room" in delivery().error
    with login("queue"), region("queue"):
        assert Task.objects.get().state == "queued"
    with municipality("kortrijk"):
        delivering.deliver("first")
    assert (delivery().state, delivery().attempts, delivery().error) == (State.SENT, 2, "")


def test_a_neighbour_does_not_see_the_message(worker):
    asked()
    with municipality("menen"):
        assert not Delivery.objects.exists()
