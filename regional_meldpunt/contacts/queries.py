"""Reading the contact book behind the wall of one municipality."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from datetime import datetime

from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet
from django.db.models.functions import Lower

from regional_meldpunt.contacts.actions import digest
from regional_meldpunt.contacts.models import (
    ACCENTED,
    PLAIN,
    SIGNIFICANT,
    Contact,
    PersonalLink,
    last_digits,
    searched,
)

MOST = 500
MOST_WORDS, SHORTEST_WORD = 6, 2
WORD = re.compile(r"[^\W_]+")
FOLDED = str.maketrans(ACCENTED, PLAIN)


def find(ref: uuid.UUID) -> Contact | None:
    """For the machine, which answers a reporter. A person reads through `actions.reveal`."""
    return Contact.objects.filter(ref=ref).first()


def find_all(refs: Iterable[uuid.UUID]) -> dict[uuid.UUID, Contact]:
    """For the machine: several at once."""
    return Contact.objects.in_bulk(list(refs))


def refs_of_email(email: str) -> list[uuid.UUID]:
    """Every reference that one mail address left here, newest first."""
    rows = Contact.objects.annotate(lower=Lower("email")).filter(lower=email.strip().lower())
    return list(rows.order_by("-created_at").values_list("ref", flat=True)[:MOST])


def significant(phone: str) -> str:
    """The digits that tell one telephone number from another; "" when there are too few."""
    digits = "".join(sign for sign in phone if sign.isdigit())
    return digits[-SIGNIFICANT:] if len(digits) >= SIGNIFICANT else ""


def by_phone(phone: str) -> list[Contact]:
    """Everybody who left this telephone number, newest first. A person reads one of them through `actions.reveal`."""
    wanted = significant(phone)
    if not wanted:
        return []
    rows = Contact.objects.annotate(digits=last_digits()).filter(digits=wanted)
    return list(rows.order_by("-created_at")[:MOST])


def by_words(typed: str, limit: int) -> list[Contact]:
    """Everybody whose name or address holds the beginnings of all these words, newest first; nobody without words."""
    if max(map(len, plain_words(typed)), default=0) < SHORTEST_WORD:
        return []
    return list(of_words(typed).order_by("-created_at")[:limit])


def of_words(typed: str) -> QuerySet[Contact]:
    """Through the index of words."""
    wanted = " & ".join(f"{word}:*" for word in plain_words(typed)[:MOST_WORDS])
    found = Contact.objects.annotate(searched=searched())
    return found.filter(searched=SearchQuery(wanted, search_type="raw", config="simple"))


def holds(text: str, typed: str) -> bool:
    """Whether a text holds the beginnings of all these words."""
    present = plain_words(text)
    return all(any(word.startswith(part) for word in present) for part in plain_words(typed))


def plain_words(text: str) -> list[str]:
    """Letters and digits, without capitals and accents, as the index has them."""
    return WORD.findall(text.lower().translate(FOLDED))


def asked_link(ref: uuid.UUID) -> PersonalLink | None:
    """The link that somebody asked for, to be mailed."""
    return PersonalLink.objects.filter(id=ref).first()


def link(secret: str, at: datetime) -> PersonalLink | None:
    """The link to which a secret belongs; None for one that is unknown or ran out."""
    return PersonalLink.objects.filter(token_hash=digest(secret), expires_at__gt=at).first()
