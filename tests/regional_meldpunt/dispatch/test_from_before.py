"""Alarms that were open when the house was upgraded from a version that knew no runs."""

import psycopg
import pytest

from foundation.tenancy import region
from regional_meldpunt.dispatch.models import Run
from regional_meldpunt.escalation.plan import Step
from regional_meldpunt.meldingen import actions as meldingen
from tests.regional_meldpunt.desk.people import DIRK
from tests.regional_meldpunt.dispatch.nights import NEXT, ON_CALL, Night

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def night(monkeypatch: pytest.MonkeyPatch) -> Night:
    return Night(monkeypatch)


def without_runs(superuser_url: str) -> None:
    """As the version before left it."""
    with psycopg.connect(superuser_url) as superuser:
        superuser.execute("UPDATE dispatch_alarm SET run_id = NULL, place = NULL")
        superuser.execute("DELETE FROM dispatch_run")


def test_what_was_open_at_an_upgrade_goes_on(night: Night, superuser_url: str) -> None:
    """Without an answer the next one is called; who goes is left in peace; what is over rings no more. Each once."""
    night.policy(Step((ON_CALL,)), Step((NEXT,)))
    silent, going, over = night.melding(), night.melding(), night.melding()
    night.go()
    night.accept(going, night.eva)
    without_runs(superuser_url)
    with region("desk"):
        over.refresh_from_db()
        meldingen.transition(over, to="done", by=DIRK, at=night.at)
    night.go(1)
    assert night.calls(silent) == ["Eva sent"], "its time is not over"
    assert night.calls(over) == ["Eva recalled"]
    night.go(4)
    night.go(3)
    assert night.calls(silent) == ["Eva expired", "Jan sent"]
    assert night.calls(going) == ["Eva acknowledged"]
    with region("desk"):
        assert Run.objects.count() == 2
