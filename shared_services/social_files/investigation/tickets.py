"""A ticket in a form: whose draft it is, of which section. It only lets one *add* to a draft, and only for a day."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core import signing

from foundation.tenancy import current

SALT = "social-draft"
LASTS = 24 * 3600  # seconds


@dataclass(frozen=True)
class Ticket:
    user_id: int


def write(user_id: int, *, ref: UUID, kind: str) -> str:
    return signing.dumps([current().schema, user_id, str(ref), kind], salt=SALT)


def read(text: str, *, ref: UUID, kind: str) -> Ticket:
    """Raises BadSignature for what is not ours, of elsewhere, of another section, or too old."""
    schema, user_id, of, about = signing.loads(text, salt=SALT, max_age=LASTS)
    if [schema, of, about] != [current().schema, str(ref), kind]:
        raise signing.BadSignature("of another form")
    return Ticket(int(user_id))
