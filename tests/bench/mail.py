"""A thousand mails over real IMAP: fetched, stored, judged, and made into meldingen or added to them."""

from tests.bench import house  # isort: skip  # the environment comes before anything of Django

import imaplib
import io
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import cycle, islice

from django.db import connection
from django.utils.timezone import now
from PIL import Image

from foundation.tenancy import municipality
from regional_meldpunt.mailbox import collecting, handling, reply_tokens, sealing
from regional_meldpunt.mailbox.models import IncomingMail, Mailbox, MailState, Security
from regional_meldpunt.meldingen.models import Melding, Signaal
from tests.bench import processor
from tests.bench.figures import Figure
from tests.regional_meldpunt.mailbox import post as letters
from tests.regional_meldpunt.mailbox.robots import ASIDE, QUARANTINE
from tests.regional_meldpunt.meldingen import making
from tests.support.stack import two_free_ports, wait_for

MESSAGES = 1_000
GOAL = 60.0
NAME, PASSWORD = "meldpunt", "een-wachtwoord-voor-de-proef"
# Of ten mails six begin something, two answer, one has a photo, one is a robot or doubtful.
OWN_ID = re.compile(rb"Message-ID: <[^>\r\n]*>")
MIX = ("new", "new", "answer", "new", "photo", "new", "answer", "new", "robot", "new")


def run() -> list[Figure]:
    with house.opened(), _mail_server() as (port, server), municipality("kortrijk"):
        box = _mailbox(port)
        _send(port, _mails(box))
        load, spent = os.getloadavg()[0], _processor(server)
        started = time.perf_counter()
        collecting.collect(box, at=now(), then=partial(handling.handle_all, box))
        total = time.perf_counter() - started
        spent = _processor(server) - spent
        states = list(IncomingMail.objects.filter(mailbox=box).values_list("state", flat=True))
        landed = states.count(MailState.LANDED)
    complete = len(states) == MESSAGES and MailState.STORED not in states and landed >= MESSAGES * 8 // 10
    told = f"{len(states)} stored, {landed} landed, {total:.1f} s, {spent:.1f} s on a processor, load {load:.1f} {box.problem}"
    print(told, file=sys.stderr)
    return [
        Figure(
            name=f"{MESSAGES:,} mails over IMAP, handled", ours=total, unit="s", goal=f"< {GOAL:.0f} s", met=complete and total < GOAL,
            other=MESSAGES / total, other_name=f"mails a second; on a processor {spent:.0f} s",
        )
    ]  # fmt: skip


@contextmanager
def _mail_server() -> Iterator[tuple[int, int]]:
    """An IMAP server as a process of its own that keeps its mails in memory; gives its port and its process number."""
    port = two_free_ports()
    command = [
        sys.executable, "-c", "from pymap.main import main; main()", "--no-service", "admin", "--host", "127.0.0.1",
        "--port", str(port), "--no-tls", "dict", "--demo-user", NAME, "--demo-password", PASSWORD,
    ]  # fmt: skip
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(lambda: _answers(port), 60, "the IMAP server")
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(timeout=20)


def _processor(server: int) -> float:
    """Seconds that this process, its connection to the database and the mail server were on a processor so far."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [backend] = cursor.fetchone()
    return time.process_time() + processor.time_of([backend, server])


def _answers(port: int) -> bool:
    try:
        imaplib.IMAP4("127.0.0.1", port, timeout=5).logout()
    except OSError:
        return False
    return True


def _send(port: int, mails: list[bytes]) -> None:
    with imaplib.IMAP4("127.0.0.1", port, timeout=60) as client:
        client.login(NAME, PASSWORD)
        for raw in mails:
            said, why = client.append("INBOX", "", "", raw)
            if said != "OK":
                raise RuntimeError(f"the IMAP server does not take a mail: {why}")


def _mailbox(port: int) -> Mailbox:
    return Mailbox.objects.create(
        municipality="kortrijk",
        address="meldpunt@kortrijk.example",
        host="127.0.0.1",
        port=port,
        security=Security.NONE,
        login=NAME,
        sealed_password=sealing.seal(PASSWORD),
        take_existing=True,
        started_at=now(),
        colleagues="stad-kortrijk.example",
    )


def _mails(box: Mailbox) -> list[bytes]:
    melding = making.receive()
    token = reply_tokens.make(melding.number, Signaal.objects.get(melding=melding).pk)
    robots = cycle(
        [raw for _reason, raw in (*ASIDE.values(), *QUARANTINE.values()) if len(raw) < 20_000 and OWN_ID.search(raw)]
    )
    photo = _photo()
    found = []
    for number, kind in enumerate(islice(cycle(MIX), MESSAGES)):
        who, ident = f"a{number}@citizen.example", f"<{number}@citizen.example>"
        text = f"In de Doorniksestraat {number} is de straatlamp stuk."
        if kind == "robot":
            found.append(_renamed(next(robots), number))
        elif kind == "answer":
            found.append(
                letters.mail(
                    f"Het is nummer {number}.",
                    sender=who,
                    ident=ident,
                    to=reply_tokens.reply_address(token, box.address),
                )
            )
        elif kind == "photo":
            block = letters.attached(photo, "foto.jpg", "image/jpeg")
            found.append(letters.multipart(f"Content-Type: text/plain\n\n{text}", block, sender=who, ident=ident))
        else:
            found.append(letters.mail(text, sender=who, ident=ident))
    assert Melding.objects.exists()
    return found


def _renamed(raw: bytes, number: int) -> bytes:
    """The same robot again, as another mail."""
    return OWN_ID.sub(f"Message-ID: <robot-{number}@citizen.example>".encode(), raw, count=1)


def _photo() -> bytes:
    """Of the size that a telephone sends after shrinking: two megapixels of noise."""
    picture = Image.effect_noise((1_600, 1_200), 60)
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=70)
    return target.getvalue()
