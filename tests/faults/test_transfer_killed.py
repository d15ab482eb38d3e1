"""kill -9 at each step of a transfer: it happened once, or not at all, and whoever sends still owns the file."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection
from django.utils.timezone import now

from foundation.tenancy import municipality
from shared_services.social_files.consent.actions import Word
from shared_services.social_files.exchange import actions as exchange
from shared_services.social_files.exchange import blobs
from shared_services.social_files.exchange import queries as letters
from shared_services.social_files.exchange.models import Letter
from shared_services.social_files.investigation import queries as files
from shared_services.social_files.investigation.models import SocialFile
from shared_services.social_files.readbook.verifying import verify
from shared_services.social_files.transfer import asking, collecting, giving, keeping, queries, receiving, sending
from shared_services.social_files.transfer import parcel as parcels
from tenants.registry.hosts import municipalities
from tests import cast
from tests.shared_services.social_files import transfers
from tests.shared_services.social_files.conftest import account, found, kluis_here
from tests.shared_services.social_files.transfers import MIRA, SARA, again

__all__ = ["kluis_here"]
Work = Callable[[], object]


def killed_after(schema: str, work: Work, module: ModuleType, name: str) -> None:
    """A process that does `work` ends by kill -9 the moment `name` returns; nothing of it says goodbye."""
    connection.close()
    pid = os.fork()
    if pid == 0:
        real = getattr(module, name)

        def fatal(*args: object, **kwargs: object) -> None:
            real(*args, **kwargs)
            os.kill(os.getpid(), signal.SIGKILL)

        setattr(module, name, fatal)
        try:
            with municipality(schema):
                work()
        finally:
            os._exit(3)
    _pid, status = os.waitpid(pid, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, (name, status)


@pytest.fixture
def ready(committed: None, kluis_here: Path) -> tuple[UUID, SocialFile]:
    """Menen is about to ask Kortrijk."""
    municipalities()
    with municipality("menen"):
        found(cast.LODE, cast.MIRA)
    with municipality("kortrijk"):
        found(cast.HUGO, cast.KAAT)
        file = transfers.keep_a_file()
    with municipality("menen"):
        opened = transfers.begin()
        for name in ("Lore", "Yusuf", "Zehra"):
            transfers.answer(opened, name)
    return opened.row.ref, file


def posted(ref: UUID, kind: str) -> int:
    with municipality("menen"):
        return Letter.objects.filter(ref=ref, kind=kind).count()


def state(schema: str, ref: UUID) -> str:
    with municipality(schema):
        row = queries.by_ref(ref)
        assert verify().sound
        return str(row.state) if row else ""


def test_every_step_happens_once_or_not_at_all(ready: tuple[UUID, SocialFile]) -> None:
    ref, file = ready

    def ask() -> None:
        asking.send(again("menen", ref), by=MIRA, at=now())

    def collect() -> None:
        collecting.collect(now())

    def send() -> None:
        sending.send(again("kortrijk", ref), by=SARA, at=now())

    def unpack() -> None:
        receiving.open_parcel(again("menen", ref), by=MIRA, at=now())

    def take_over() -> None:
        receiving.finish(again("menen", ref), worker=account(cast.MIRA), by=MIRA, at=now())

    killed_after("menen", ask, asking, "write")
    assert (state("menen", ref), posted(ref, "request")) == ("draft", 0)
    with municipality("menen"):
        ask()
    killed_after("kortrijk", collect, exchange, "fetch")
    assert state("kortrijk", ref) == ""
    killed_after("kortrijk", collect, collecting, "note")
    assert state("kortrijk", ref) == ""
    with municipality("kortrijk"):
        transfers.chosen(ref, file)
    _sending(ref, send)
    with municipality("menen"):
        collecting.collect(now())
    _opening(ref, unpack)
    with municipality("menen"):
        opened = again("menen", ref)
        for section in queries.sections(opened.row):
            receiving.decide(opened, section, receiving.Decision.TAKE, why="", by=MIRA, at=now())
    for module, name in ((receiving.opening, "open_new"), (receiving.writing, "save"), (receiving, "write")):
        killed_after("menen", take_over, module, name)
        assert state("menen", ref) == "opened"
        with municipality("menen"):
            assert files.living_files() == []
    with municipality("menen"):
        take_over()
        assert len(files.living_files()) == 1
    with municipality("kortrijk"):
        collecting.collect(now())
        assert files.file(file.ref).state == SocialFile.State.OPEN
    assert (state("menen", ref), state("kortrijk", ref), posted(ref, "finished")) == ("finished", "finished", 1)


def _sending(ref: UUID, send: Work) -> None:
    for module, name in ((parcels, "pack"), (blobs, "put"), (exchange, "post"), (sending, "announce_to_people")):
        killed_after("kortrijk", send, module, name)
        assert (state("kortrijk", ref), posted(ref, "parcel")) == ("handled", 0), name
    with municipality("kortrijk"):
        send()
    assert (state("kortrijk", ref), posted(ref, "parcel")) == ("sent", 1)


def _opening(ref: UUID, unpack: Work) -> None:
    for module, name in ((exchange, "fetch"), (parcels, "read"), (receiving, "_keep"), (receiving, "write")):
        killed_after("menen", unpack, module, name)
        assert (state("menen", ref), posted(ref, "receipt")) == ("sent", 0), name
        with municipality("menen"):
            assert not any(one.content for one in queries.sections(queries.by_ref(ref)))
    lying = list((Path(settings.MEDIA_ROOT) / "exchange").rglob("*.parcel"))
    killed_after("menen", unpack, receiving, "on_commit")  # registered, and then the end: nothing was committed
    assert state("menen", ref) == "sent" and all(path.exists() for path in lying)
    with municipality("menen"):
        unpack()
    assert (state("menen", ref), posted(ref, "receipt")) == ("opened", 1)


def test_what_is_taken_back_changed_or_refused_happens_once_or_not_at_all(ready: tuple[UUID, SocialFile]) -> None:
    """The other ways: an adult withdraws, the sender takes back, refuses, the night erases, the receiver cancels."""
    ref, file = ready
    with municipality("menen"):
        asking.send(again("menen", ref), by=MIRA, at=now())
    with municipality("kortrijk"):
        transfers.chosen(ref, file)
        sending.send(again("kortrijk", ref), by=SARA, at=now())
    _taking_back(ref)
    with municipality("menen"):
        collecting.collect(now())
        transfers.answer(again("menen", ref), "Yusuf", rights=Word.REFUSED)
    _telling_consent(ref)

    def refuse() -> None:
        giving.refuse(again("kortrijk", ref), reason="Het gezin vraagt zelf niets meer.", by=SARA, at=now())

    for module, name in ((giving, "move"), (giving, "write")):
        killed_after("kortrijk", refuse, module, name)
        assert (state("kortrijk", ref), posted(ref, "answer")) == ("handled", 0), name

    def cancel() -> None:
        asking.cancel(again("menen", ref).row, by=MIRA, at=now())

    for module, name in ((asking, "move"), (asking, "write")):
        killed_after("menen", cancel, module, name)
        assert (state("menen", ref), posted(ref, "withdrawn")) == ("asked", 0), name
    with municipality("kortrijk"):
        refuse()
    with municipality("menen"):
        collecting.collect(now())
    with municipality("kortrijk"):
        assert files.file(file.ref).state == SocialFile.State.OPEN
    assert (state("menen", ref), state("kortrijk", ref), posted(ref, "answer")) == ("refused", "refused", 1)


def _taking_back(ref: UUID) -> None:
    def take_back() -> None:
        giving.take_back(again("kortrijk", ref).row, by=SARA, at=now())

    for module, name in ((exchange, "close"), (giving, "move"), (giving, "write")):
        killed_after("kortrijk", take_back, module, name)
        assert (state("kortrijk", ref), posted(ref, "recalled")) == ("sent", 0), name
        with municipality("kortrijk"):
            parcel = letters.sent(ref, "parcel")
            assert parcel is not None and parcel.state == "waiting" and blobs.path(parcel.blob).exists(), name
    with municipality("kortrijk"):
        take_back()
    assert (state("kortrijk", ref), posted(ref, "recalled")) == ("handled", 1)
    killed_after("kortrijk", lambda: keeping.erase(now()), blobs, "erase")  # the bytes are gone, and nobody noted it
    with municipality("kortrijk"):
        assert (keeping.erase(now()), keeping.erase(now())) == (1, 0)
        assert [step.verb for step in queries.steps(queries.by_ref(ref))].count("erased") == 1


def _telling_consent(ref: UUID) -> None:
    def tell() -> None:
        asking.pass_on_consent(now())

    killed_after("menen", tell, asking, "write")
    assert posted(ref, "standing") == 0
    with municipality("menen"):
        assert (asking.pass_on_consent(now()), asking.pass_on_consent(now())) == (1, 0)
    with municipality("kortrijk"):
        collecting.collect(now())
        assert giving.agreement(again("kortrijk", ref), "rights")["state"] == "some"
    assert (state("kortrijk", ref), posted(ref, "standing")) == ("handled", 1)
