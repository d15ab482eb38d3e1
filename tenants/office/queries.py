from dataclasses import dataclass
from typing import Any

from foundation.access.models import AccessGrant
from foundation.access.queries import grants_of, may_confirm
from foundation.audit.models import AuditEntry
from foundation.identity import queries as identity
from foundation.identity.models import User


@dataclass(frozen=True)
class Colleague:
    """One line of the list of accounts."""

    user: User
    grants: list[AccessGrant]
    second_factor: bool

    @property
    def state(self) -> str:
        if not self.user.is_active:
            return "closed"
        return "active" if self.user.last_login or self.user.has_usable_password() else "invited"


def colleagues() -> list[Colleague]:
    users = identity.accounts()
    grants, secured = grants_of(users), identity.with_second_factor()
    return [Colleague(user, grants.get(user.pk, []), user.pk in secured) for user in users]


def confirmable(reader: User, grants: list[AccessGrant]) -> list[AccessGrant]:
    return [given for given in grants if may_confirm(reader, given)]


@dataclass(frozen=True)
class Change:
    """One change of settings, as lines of "what: before -> after"."""

    entry: AuditEntry
    lines: list[tuple[str, str, str]]


def setting_changes(limit: int = 10) -> list[Change]:
    entries = AuditEntry.objects.filter(verb="office.setting_changed")[:limit]
    return [Change(entry, _differences(entry.facts)) for entry in entries]


def _differences(facts: dict[str, Any]) -> list[tuple[str, str, str]]:
    before, after = _flat(facts.get("before", {})), _flat(facts.get("after", {}))
    names = sorted(before.keys() | after.keys())
    return [
        (name, before.get(name, ""), after.get(name, ""))
        for name in names
        if before.get(name, "") != after.get(name, "")
    ]


def _flat(part: dict[str, Any]) -> dict[str, str]:
    hours = {day: ", ".join("-".join(span) for span in spans) for day, spans in part.get("opening_hours", {}).items()}
    return {**{name: str(value) for name, value in part.get("contact", {}).items()}, **hours}
