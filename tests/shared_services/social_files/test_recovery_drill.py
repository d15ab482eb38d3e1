"""`streekpoort social`: the drill that proves recovery, and the check of the log, as an administrator runs them."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from click.testing import CliRunner
from django.utils.timezone import now

from foundation.tenancy import municipality
from shared_services.social_files.investigation.cli import social
from shared_services.social_files.investigation.sealed import OpenFile
from shared_services.social_files.keys import actions
from tests import cast
from tests.shared_services.social_files.conftest import BY, PASSPHRASES, holder, restart
from tests.shared_services.social_files.test_consent import asked
from tests.shared_services.social_files.test_file import save


def test_the_envelope_and_one_holder_recover_everything_beside_a_locked_kluis(
    ocmws: Path, family: Callable[[], OpenFile]
) -> None:
    with municipality("kortrijk"):
        opened = family()
        save(opened, "housing", state="Droog.")
        asked()
        envelope, secret = actions.make_envelope(by=BY, at=now())
        kaat = holder(cast.KAAT)
    restart(ocmws)
    typed = f"{envelope.pk}\n{secret}\n{kaat.pk}\n{PASSPHRASES[cast.KAAT]}\n"
    told = CliRunner().invoke(social, ["recovery-drill", "kortrijk"], input=typed)
    assert told.exit_code == 0, told.output
    assert "1 files, 1 sections and 2 other things open; 0 do not." in told.output
    assert "Droog" not in told.output and secret not in told.output
    assert CliRunner().invoke(social, ["status", "kortrijk"]).output.startswith("locked")
    wrong = CliRunner().invoke(
        social, ["recovery-drill", "kortrijk"], input=typed.replace(secret, "iets anders dat lang is")
    )
    assert wrong.exit_code == 1 and "wrong" in wrong.output
    check = CliRunner().invoke(social, ["check-log", "kortrijk"])
    assert check.exit_code == 0 and "could not be judged" in check.output


def test_after_renewal_every_file_is_wrapped_again(ocmws: Path, family: Callable[[], OpenFile]) -> None:
    with municipality("kortrijk"):
        family()
        actions.renew(by=BY, at=now() + timedelta(seconds=1))
    assert "1 files wrapped again" in CliRunner().invoke(social, ["rewrap", "kortrijk"]).output
    assert "0 files wrapped again" in CliRunner().invoke(social, ["rewrap", "kortrijk"]).output
