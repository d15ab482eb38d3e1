"""The past of the demo: alive, and the same twice."""

from datetime import UTC, datetime

import pytest

from regional_meldpunt.answers.models import Verdict
from regional_meldpunt.insight import demo
from regional_meldpunt.meldingen.models import HistoryEntry, Melding
from tenants.registry import hosts
from tests.support.places import Place

pytestmark = pytest.mark.usefixtures("db")


def test_ten_weeks_of_one_municipality(kortrijk: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    wednesday = datetime(2026, 11, 18, 10, tzinfo=UTC)
    monkeypatch.setattr(demo, "now", lambda: wednesday)
    place = hosts.by_schema("kortrijk")
    with kortrijk.wall():
        demo.load(place)
        rows = list(Melding.objects.all())
        demo.load(place)
        assert Melding.objects.count() == len(rows) == demo.MANY["kortrijk"]
        assert {"received", "assigned", "done", "waiting_reporter"} <= {row.status for row in rows}
        late = [
            row for row in rows if row.finished_at is None and row.deadline_at < wednesday and row.paused_at is None
        ]
        assert late and len({row.channel for row in rows}) >= 4
        assert all(row.finished_at >= row.reported_at for row in rows if row.finished_at)
        assert Verdict.objects.filter(satisfied=False).exists() and Verdict.objects.filter(satisfied=True).exists()
        lines = HistoryEntry.objects.filter(melding=max(rows, key=lambda row: row.version)).values_list("at", flat=True)
        assert list(lines) == sorted(lines)
