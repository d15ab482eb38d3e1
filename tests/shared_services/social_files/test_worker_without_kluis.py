"""The worker stands apart from the kluis: its tasks for the social files do their work while nothing can be opened."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.utils.timezone import now

from foundation.tenancy import municipality
from shared_services.social_files.exchange import blobs
from shared_services.social_files.exchange import queries as letters
from shared_services.social_files.keys import kluis
from shared_services.social_files.transfer import collecting, keeping, queries, sending
from shared_services.social_files.transfer import letters as told
from shared_services.social_files.transfer.states import State
from tenants.registry.hosts import municipalities
from tests import cast
from tests.shared_services.social_files import transfers
from tests.shared_services.social_files.transfers import SARA


@pytest.fixture
def sent(ocmws: Path, settings: pytest.FixtureRequest) -> UUID:
    """A parcel of Kortrijk has lain ready for a month; from now on no kluis answers, as in the pod of the worker."""
    municipalities()
    with municipality("kortrijk"):
        file = transfers.keep_a_file()
    ref = transfers.asked()
    with municipality("kortrijk"):
        sending.send(transfers.chosen(ref, file), by=SARA, at=now() - timedelta(days=31))
    with municipality("menen"):
        collecting.collect(now())
    settings.STREEKPOORT_VAULT = "socket"  # type: ignore[attr-defined]
    settings.STREEKPOORT_VAULT_FOLDER = str(ocmws / "nobody")  # type: ignore[attr-defined]
    with municipality("kortrijk"):
        assert not kluis.state().reachable
    return ref


def test_the_night_ends_what_lay_too_long_and_erases_it(sent: UUID) -> None:
    with municipality("kortrijk"):
        letter = letters.sent(sent, "parcel")
    assert letter is not None and letter.blob is not None
    assert blobs.path(letter.blob).exists()
    keeping.night(place="kortrijk")
    keeping.night(place="menen")
    keeping.sweep(places=["kortrijk", "menen"])
    assert not blobs.path(letter.blob).exists()
    for schema, state in (("kortrijk", State.EXPIRED), ("menen", State.EXPIRED)):
        with municipality(schema):
            assert queries.by_ref(sent).state == state, schema


def test_the_mail_that_something_lies_ready_is_sent(sent: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    mails: list[dict[str, object]] = []
    monkeypatch.setattr(told, "send_mail", lambda **mail: mails.append(mail))
    with municipality("kortrijk"):
        letter = letters.sent(sent, "parcel")
    assert letter is not None
    told.tell(place="menen", ref=str(sent), letter=letter.pk)
    (mail,) = mails
    assert mail["to"] == cast.MIRA.email and set(dict(mail["context"])) == {"link"}  # type: ignore[call-overload]
