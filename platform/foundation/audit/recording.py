"""The one way to write in the book."""

from collections.abc import Mapping
from typing import Any, Protocol

from django.apps import apps
from django.db.models import Model
from django.http import HttpRequest

from foundation.audit.address import address_of


class By(Protocol):
    """Who did it: what `foundation.identity.actor.Actor` offers."""

    @property
    def schema(self) -> str: ...
    @property
    def id(self) -> int | None: ...
    @property
    def name(self) -> str: ...


def record(
    verb: str,
    *,
    by: By | None,
    subject: Model | None = None,
    facts: Mapping[str, Any] | None = None,
    request: HttpRequest | None = None,
) -> Any:
    """Write one entry in the book of the present wall, in the caller's transaction.

    `facts` hold what is needed to understand the act later; never a password, a token or the text of a citizen.
    """
    entry = apps.get_model("audit", "AuditEntry")(
        verb=verb,
        by_schema=by.schema if by else "",
        by_id=by.id if by else None,
        by_name=by.name[:200] if by else "",
        subject_kind=subject._meta.label_lower if subject is not None else "",
        subject_id=str(subject.pk) if subject is not None else "",
        subject_label=str(subject)[:200] if subject is not None else "",
        facts=_clean(facts or {}),
        ip=address_of(request),
    )
    entry.save(force_insert=True)
    return entry


def _clean(value: Any) -> Any:
    """PostgreSQL refuses NUL in text; an attacker's input must not make the book fail."""
    if isinstance(value, str):
        return value.replace("\x00", "")[:2000]
    if isinstance(value, Mapping):
        return {str(key).replace("\x00", ""): _clean(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_clean(item) for item in value]
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return _clean(str(value))
