"""Two holders open, one does not; what a restart, a wrong passphrase, a departure and a destroyed key mean."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils.timezone import now

from foundation.tenancy import municipality
from shared_services.social_files.investigation import queries as files
from shared_services.social_files.investigation.actions import opening
from shared_services.social_files.investigation.sealed import OpenFile, open_file
from shared_services.social_files.keys import actions, kluis, queries
from shared_services.social_files.keys.problems import KeysRefused
from shared_services.social_files.public_keys import queries as public_keys
from shared_services.social_files.vault.door import VaultClosed, inside
from tests import cast
from tests.shared_services.social_files.conftest import BY, PASSPHRASES, account, found, holder, restart, unlock


def test_after_a_restart_two_holders_unlock_and_one_does_not(ocmws: Path, family: Callable[[], OpenFile]) -> None:
    with municipality("kortrijk"):
        ref = family().file.ref
        restart(ocmws)
        closed = files.file(ref)
        with pytest.raises(VaultClosed, match="locked"):
            open_file(closed)
        assert not unlock(cast.HUGO)
        with pytest.raises(KeysRefused, match=r"second key holder|tweede sleutelhouder"):
            actions.unlock(holder(cast.HUGO), passphrase=PASSPHRASES[cast.HUGO], until=now(), by=BY)
        assert unlock(cast.KAAT)
        assert open_file(closed).label() == "Lore en Yusuf, met 1 kind"


def test_wrong_passphrases_make_a_holder_wait(ocmws: Path) -> None:
    with municipality("kortrijk"):
        restart(ocmws)
        for _attempt in range(5):
            with pytest.raises(KeysRefused):
                actions.unlock(holder(cast.HUGO), passphrase="niet deze zin", until=now(), by=BY)
        with pytest.raises(KeysRefused) as told:
            actions.unlock(holder(cast.HUGO), passphrase=PASSPHRASES[cast.HUGO], until=now(), by=BY)
        assert told.value.__cause__.reason == "wait"


def test_it_locks_by_itself_at_the_chosen_moment(ocmws: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with municipality("kortrijk"):
        assert kluis.state().open
        later = (now() + timedelta(hours=10)).timestamp()
        monkeypatch.setattr(inside(str(ocmws), 1024), "_clock", lambda: later)
        assert not kluis.state().open


def test_the_keys_of_one_ocmw_open_nothing_of_another(ocmws: Path, family: Callable[[], OpenFile]) -> None:
    with municipality("kortrijk"):
        opened = family()
        stolen = {
            "ref": str(opened.file.ref),
            "key_id": opened.file.key.key_id,
            "wrapped": bytes(opened.file.key.wrapped),
        }
    with municipality("menen"), pytest.raises(VaultClosed):
        kluis.ask("open_file_keys", files=[stolen])


def test_who_leaves_opens_nothing_and_who_stays_still_does(ocmws: Path, family: Callable[[], OpenFile]) -> None:
    with municipality("kortrijk"):
        ref = family().file.ref
        sara = account(cast.SARA)
        actions.enrol(user_id=sara.pk, name="Sara", passphrase="vier heel andere woorden", by=BY, at=now())
        actions.remove_holder(holder(cast.HUGO), by=BY, at=now())
        restart(ocmws)
        newcomer = queries.holder_of(sara.pk)
        actions.unlock(newcomer, passphrase="vier heel andere woorden", until=now() + timedelta(hours=1), by=BY)
        assert unlock(cast.KAAT)
        assert open_file(files.file(ref)).label()
        assert queries.holder_of(account(cast.HUGO).pk) is None
        with pytest.raises(KeysRefused):
            actions.remove_holder(holder(cast.KAAT), by=BY, at=now())


def test_the_envelope_and_one_holder_recover(ocmws: Path, family: Callable[[], OpenFile]) -> None:
    with municipality("kortrijk"):
        ref = family().file.ref
        envelope, secret = actions.make_envelope(by=BY, at=now())
        restart(ocmws)
        actions.unlock(envelope, passphrase=secret, until=now() + timedelta(hours=1), by=BY)
        assert unlock(cast.HUGO)
        assert open_file(files.file(ref)).label()


def test_old_keys_go_on_opening_until_they_are_destroyed(ocmws: Path, family: Callable[[], OpenFile]) -> None:
    with municipality("kortrijk"):
        ref = family().file.ref
        first = queries.generations()[0]
        second = actions.renew(by=BY, at=now())
        assert open_file(files.file(ref)).label()
        with pytest.raises(KeysRefused):
            actions.destroy(first, in_use=files.files_with_key(first.key_id), by=BY, at=now())
        old_copy = files.file(ref).key
        assert opening.rewrap(files.file(ref)) and not opening.rewrap(files.file(ref))
        actions.destroy(first, in_use=files.files_with_key(first.key_id), by=BY, at=now())
        assert open_file(files.file(ref)).label()
        restart(ocmws)
        assert unlock(cast.HUGO, cast.KAAT)
        assert open_file(files.file(ref)).label()
        taken = {"ref": str(ref), "key_id": old_copy.key_id, "wrapped": bytes(old_copy.wrapped)}
        with pytest.raises(VaultClosed, match="unknown_key"):  # what an old backup holds
            kluis.ask("open_file_keys", files=[taken])
        assert [key.key_id for key in public_keys.keys_of("kortrijk") if key.revoked_at is None] == [second.key_id]


def test_a_revoked_key_vouches_for_nothing_later(ocmws: Path) -> None:
    with municipality("kortrijk"):
        first, before = queries.generations()[0], now()
        actions.revoke(first, because="laptop kwijt", by=BY, at=now())
        newest = public_keys.key_to_seal_for("kortrijk")
    with municipality("menen"):
        assert public_keys.key_to_seal_for("kortrijk") == newest and newest.key_id != first.key_id
        assert public_keys.key_that_signed("kortrijk", first.key_id, at=before)
        assert public_keys.key_that_signed("kortrijk", first.key_id, at=now()) is None


def test_one_holder_is_not_enough_to_begin(db: None, kluis_here: Path) -> None:
    with municipality("kortrijk"), pytest.raises(KeysRefused):
        found(cast.HUGO)
