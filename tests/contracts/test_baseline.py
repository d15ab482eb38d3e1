"""The baseline gives the same database as the migrations do, and was made from the migrations that are there."""

import os
import subprocess
import sys

import pytest

from tenants.provisioning import baseline
from tests.support.environment import DATABASE
from tests.support.home import CHECKOUT
from tests.support.servers import servers

REMEDY = "Run `make baseline`."


def test_it_was_made_from_the_migrations_that_are_there() -> None:
    assert baseline.standing() is baseline.Standing.CURRENT, REMEDY


@pytest.mark.slow
def test_it_gives_the_same_database_as_the_migrations(django_db_setup: None) -> None:
    environment = {**os.environ, **servers.urls(DATABASE).environment(), "STREEKPOORT_PROCESS": "owner"}
    environment["PYTHONPATH"] = os.pathsep.join((str(CHECKOUT / "platform"), str(CHECKOUT)))
    environment["DJANGO_SETTINGS_MODULE"] = "streekpoort.settings.test"
    command = (sys.executable, "-m", "streekpoort", "baseline", "check")
    done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{REMEDY}\n{done.stdout[-4000:]}{done.stderr[-2000:]}"
