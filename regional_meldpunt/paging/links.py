"""The link in a mail that answers one alarm: signed for one alarm and one person, and good for a night and a day."""

from __future__ import annotations

from django.core import signing

SALT = "streekpoort.paging.answer"
HOLDS = 36 * 3600  # seconds


def token(alarm: int, person: int) -> str:
    return signing.dumps([alarm, person], salt=SALT, compress=True)


def read(text: str) -> tuple[int, int] | None:
    """The alarm and the person; None for a link that is not ours or too old."""
    try:
        alarm, person = signing.loads(text, salt=SALT, max_age=HOLDS)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    return int(alarm), int(person)
