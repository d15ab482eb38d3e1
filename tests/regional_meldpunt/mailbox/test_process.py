"""The mail process itself: it finds every mailbox, and killed at any moment it loses and doubles nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from foundation.tenancy import municipality, region
from regional_meldpunt.mailbox.models import IncomingMail, Mailbox, MailState
from regional_meldpunt.meldingen.models import Melding
from tests.regional_meldpunt.mailbox import post as letters
from tests.regional_meldpunt.mailbox.conftest import open_mailbox
from tests.regional_meldpunt.mailbox.servers import Post
from tests.support import environment
from tests.support.home import CHECKOUT
from tests.support.stack import wait_for

MANY = 60
PATIENCE = 240  # seconds; on a quiet machine it takes ten


class Machine:
    """`streekpoort run mail`, looking every second."""

    def __init__(self, folder: Path) -> None:
        self.log = folder / "mail.log"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        chosen = {
            "DJANGO_SETTINGS_MODULE": "tests.support.live_settings",
            "STREEKPOORT_PROCESS": "mail",
            "STREEKPOORT_MAIL_POLL": "1",
            "PYTHONPATH": os.pathsep.join((str(CHECKOUT / "platform"), str(CHECKOUT))),
        }
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "streekpoort", "run", "mail"],
                cwd=CHECKOUT, env={**os.environ, **environment.prepare(), **chosen}, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        assert self.process is not None
        self.process.send_signal(how)
        return self.process.wait(timeout=30)

    def said(self) -> str:
        return self.log.read_text()[-3000:]


@pytest.fixture
def machine(committed: None, tmp_path: Path) -> Iterator[Machine]:
    found = Machine(tmp_path)
    yield found
    if found.process is not None and found.process.poll() is None:
        found.end(signal.SIGKILL)


def landed() -> int:
    with municipality("kortrijk"):
        return IncomingMail.objects.filter(state=MailState.LANDED).count()


def test_killed_in_the_middle_it_loses_and_doubles_nothing(post: Post, machine: Machine) -> None:
    with municipality("kortrijk"):
        box, before = open_mailbox(post), Melding.objects.count()
    for number in range(MANY):
        post.put(
            box.login, letters.mail(f"Put nummer {number}", sender=f"a{number}@citizen.example", ident=f"<{number}@x>")
        )
    for moment in (3, 20, 40):
        machine.start()
        wait_for(lambda moment=moment: landed() >= moment, PATIENCE, "mails to land", machine.said)
        machine.end(signal.SIGKILL)
    machine.start()
    wait_for(lambda: landed() == MANY, PATIENCE, "every mail to land", machine.said)
    assert machine.end() == 0
    with municipality("kortrijk"):
        assert Melding.objects.count() == before + MANY
        told = set(Melding.objects.order_by("-pk").values_list("description", flat=True)[:MANY])
        assert len(told) == MANY


def test_it_visits_the_region_and_passes_over_what_is_broken(post: Post, machine: Machine) -> None:
    with municipality("menen"):
        broken = open_mailbox(post, "menen", port=1)
    with region("coordinator"):
        box = open_mailbox(post, "public", address="meldpunt@regio.example")
    post.put(box.login, letters.mail("In de Bruggestraat in Harelbeke ligt een boom.", ident="<1@x>"))

    def done() -> bool:
        with region("desk"):
            return IncomingMail.objects.filter(state=MailState.LANDED).exists()

    machine.start()
    wait_for(done, PATIENCE, "the mail of the region", machine.said)
    with municipality("menen"):
        assert Mailbox.objects.get(pk=broken.pk).problem
