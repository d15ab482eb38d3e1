"""The demo unlocks itself, once after each start of the kluis; who locks it finds it locked. Never in production."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.timezone import now

from foundation.identity.actor import Actor
from shared_services.social_files.keys import actions, kluis, queries
from shared_services.social_files.keys.models import KeyHolder
from shared_services.social_files.keys.problems import KeysRefused

BY = Actor.system("demo")
AGE = timedelta(days=90)
"""How old the keys of the demo are: transfers of the past weeks were signed with them."""


def until(at: datetime) -> datetime:
    return at + timedelta(hours=12)


def found_by_itself(names: dict[int, str], *, at: datetime) -> None:
    """Two key holders with the passphrase of the demo, and keys."""
    if queries.ring() is None:
        since = at - AGE
        for user_id, name in names.items():
            actions.enrol(user_id=user_id, name=name, passphrase=settings.STREEKPOORT_VAULT_DEMO, by=BY, at=since)
        actions.found(until=until(at), by=BY, at=since)


def open_by_itself() -> None:
    state = kluis.state()
    if state.open or not state.reachable or state.ever or not settings.STREEKPOORT_VAULT_DEMO:
        return
    people = [one for one in queries.holders() if one.kind == KeyHolder.Kind.PERSON][:2]
    at = now()
    with suppress(KeysRefused):  # two requests at once: the other one opens it
        for holder in people:
            actions.unlock(holder, passphrase=settings.STREEKPOORT_VAULT_DEMO, until=until(at), by=BY)
