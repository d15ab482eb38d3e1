"""A thousand mails over real IMAP: fetched, stored, judged, and made into meldingen or added to them."""

from tests.bench import house  # isort: skip  # the environment comes before anything of Django

import io
import re
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from django.utils.timezone import now
from PIL import Image

from foundation.tenancy import municipality
from regional_meldpunt.mailbox import collecting, handling, reply_tokens, trying
from regional_meldpunt.mailbox.models import IncomingMail, Mailbox, MailState
from regional_meldpunt.meldingen.models import Melding, Signaal
from tests.bench.figures import Figure
from tests.regional_meldpunt.mailbox import post as letters
from tests.regional_meldpunt.mailbox.conftest import open_mailbox
from tests.regional_meldpunt.mailbox.robots import ASIDE, QUARANTINE
from tests.regional_meldpunt.mailbox.servers import post_office
from tests.regional_meldpunt.meldingen import making

MESSAGES = 1_000
GOAL = 60.0
# Of ten mails six begin something, two answer, one has a photo, one is a robot or doubtful.
OWN_ID = re.compile(rb"Message-ID: <[^>\r\n]*>")
MIX = ("new", "new", "answer", "new", "photo", "new", "answer", "new", "robot", "new")


def run() -> list[Figure]:
    with (
        house.opened(),
        tempfile.TemporaryDirectory() as folder,
        post_office(Path(folder) / "post") as post,
        municipality("kortrijk"),
    ):
        box = open_mailbox(post)
        post.put(box.login, *_mails(box))
        trying.attempt(box)  # the server numbers its new mails at the first visit: that is its work, not ours
        started = time.perf_counter()
        collecting.collect(box, at=now())
        fetched = time.perf_counter() - started
        handling.handle_all(box)
        total = time.perf_counter() - started
        states = list(IncomingMail.objects.filter(mailbox=box).values_list("state", flat=True))
        landed = states.count(MailState.LANDED)
    complete = len(states) == MESSAGES and MailState.STORED not in states and landed >= MESSAGES * 8 // 10
    print(f"{len(states)} stored in {fetched:.1f} s, {landed} landed, {total:.1f} s in all {box.problem}")
    return [
        Figure(
            name=f"{MESSAGES:,} mails over IMAP, handled", ours=total, unit="s", goal=f"< {GOAL:.0f} s", met=complete and total < GOAL,
            other=MESSAGES / total, other_name="mails a second",
        )
    ]  # fmt: skip


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
