"""Two OCMWs with keys of their own, in a kluis that lasts as long as one test."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils.timezone import now

from foundation.identity.actor import Actor
from foundation.identity.models import User
from foundation.tenancy import municipality
from shared_services.social_files.investigation.actions import opening
from shared_services.social_files.investigation.persons import PersonFacts
from shared_services.social_files.investigation.sealed import OpenFile
from shared_services.social_files.keys import actions, kluis, queries
from shared_services.social_files.keys.models import KeyHolder
from tests import cast

BY = Actor.system("tests")
PASSPHRASES = {
    cast.HUGO: "paard batterij nietje juist",
    cast.KAAT: "lantaarn sneeuw dakpan fiets",
    cast.LODE: "rivier knoop sinaas trompet",
    cast.MIRA: "gordijn wolk spijker eiland",
}
LORE = PersonFacts("Vermeersch", "Lore", "1991-03-12", "91031205859", tie="requester")
YUSUF = PersonFacts("Yıldız", "Yusuf", "1988-06-02", "88060210180", tie="partner")
MILA = PersonFacts("Yıldız", "Mila", "2017-05-01", no_insz="unknown", tie="child")


def account(member: cast.Member) -> User:
    return User.objects.get(email=member.email)


def found(*members: cast.Member) -> None:
    for member in members:
        user = account(member)
        actions.enrol(user_id=user.pk, name=str(user), passphrase=PASSPHRASES[member], by=BY, at=now())
    actions.found(until=now() + timedelta(hours=9), by=BY, at=now())


def holder(member: cast.Member) -> KeyHolder:
    row = queries.holder_of(account(member).pk)
    assert row is not None
    return row


def unlock(*members: cast.Member) -> bool:
    for member in members:
        state = actions.unlock(holder(member), passphrase=PASSPHRASES[member], until=now() + timedelta(hours=9), by=BY)
    return state.open


@pytest.fixture
def kluis_here(tmp_path: Path, settings: pytest.FixtureRequest) -> Path:
    """An empty kluis in this process. The demo's way of opening by itself is off."""
    settings.STREEKPOORT_VAULT_FOLDER = str(tmp_path / "vault")  # type: ignore[attr-defined]
    settings.STREEKPOORT_VAULT_DEMO = ""  # type: ignore[attr-defined]
    return tmp_path / "vault"


@pytest.fixture
def ocmws(db: None, kluis_here: Path) -> Path:
    """Kortrijk and Menen, founded and unlocked."""
    with municipality("kortrijk"):
        found(cast.HUGO, cast.KAAT)
    with municipality("menen"):
        found(cast.LODE, cast.MIRA)
    return kluis_here


@pytest.fixture
def family(ocmws: Path) -> Callable[[], OpenFile]:
    """``family()`` opens the file of Lore, Yusuf and Mila, for Sara; call it behind the wall of Kortrijk."""

    def make(*people: PersonFacts) -> OpenFile:
        sara = account(cast.SARA)
        return opening.open_new(people or (LORE, YUSUF, MILA), lead=sara, by=Actor.person(sara), at=now())

    return make


def restart(folder: Path) -> None:
    """The kluis begins anew: whatever it held in memory is gone."""
    with municipality("kortrijk"):
        kluis.ask("lock")
    with municipality("menen"):
        kluis.ask("lock")
