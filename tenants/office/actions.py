"""What a beheerder decides in the back office, beyond single accounts and roles."""

import json
from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from foundation.access import actions as access
from foundation.access.queries import holders
from foundation.audit import record
from foundation.identity import actions as identity
from foundation.identity.actor import Actor
from foundation.identity.models import User
from foundation.tenancy import on_commit
from tenants.office.access import setting_entry
from tenants.registry.hosts import register
from tenants.registry.snapshot import MunicipalitySnapshot

KEEPERS = ("beheerder", "regiobeheerder")


class OfficeRefused(Exception):
    """Why it cannot be done, in words for the person who tried."""


@transaction.atomic
def invite(*, name: str, email: str, language: str, roles: set[str], among: set[str], by: Actor, origin: str) -> User:
    """A colleague with an account, roles and a mail to choose a password, or nothing at all."""
    user = identity.invite(email=email, name=name, language=language, by=by, origin=origin)
    access.set_roles(user, roles=roles, among=among, by=by)
    return user


@transaction.atomic
def change_account(user: User, *, name: str, language: str, roles: set[str], among: set[str], by: Actor) -> None:
    for keeper in KEEPERS:
        if keeper in among - roles and _is_last(user, keeper):
            raise OfficeRefused(_("Somebody must remain administrator. Give the role to a colleague first."))
    identity.rename(user, name=name, language=language, by=by)
    access.set_roles(user, roles=roles, among=among, by=by)


@transaction.atomic
def deactivate(user: User, *, by: Actor) -> None:
    if any(_is_last(user, keeper) for keeper in KEEPERS):
        raise OfficeRefused(_("Somebody must remain administrator. Give the role to a colleague first."))
    identity.deactivate(user, by=by)


def change_settings(
    snapshot: MunicipalitySnapshot, *, contact: Mapping[str, Any], opening_hours: Mapping[str, Any], by: Actor
) -> bool:
    """Change what the form offers; facts of the contact that it does not offer stay. True when anything changed."""
    return _write_entry(snapshot, contact={**snapshot.contact, **contact}, opening_hours=opening_hours, by=by)


def put_back(entry_id: int, snapshot: MunicipalitySnapshot, *, by: Actor) -> bool:
    """Undo one change of settings: everything as it was just before it."""
    before = setting_entry(entry_id).facts["before"]
    return _write_entry(snapshot, contact=before["contact"], opening_hours=before["opening_hours"], by=by)


@transaction.atomic
def _write_entry(
    snapshot: MunicipalitySnapshot, *, contact: Mapping[str, Any], opening_hours: Mapping[str, Any], by: Actor
) -> bool:
    """Write contact and opening hours into the register, with what they were, so that it can be put back."""
    before = {"contact": dict(snapshot.contact), "opening_hours": dict(snapshot.opening_hours)}
    after = {"contact": dict(contact), "opening_hours": dict(opening_hours)}
    if before == after:
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT public.change_own_entry(%s::jsonb, %s::jsonb)",
            [json.dumps(after["contact"]), json.dumps(after["opening_hours"])],
        )
    record("office.setting_changed", by=by, facts={"before": before, "after": after})
    on_commit(register.forget)
    return True


def _is_last(user: User, role: str) -> bool:
    return [found.pk for found in holders(role)] == [user.pk]
