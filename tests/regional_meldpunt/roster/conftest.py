"""What is mailed about rosters, as it was asked for."""

from typing import Any

import pytest

from regional_meldpunt.roster.planning import notices
from regional_meldpunt.roster.swapping import actions as swapping


@pytest.fixture
def mailed(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    known: set[str] = set()

    def send(**facts: Any) -> bool:
        if facts["key"] in known:
            return False
        known.add(facts["key"])
        found.append(facts)
        return True

    monkeypatch.setattr(notices, "send_mail", send)
    monkeypatch.setattr(swapping, "send_mail", send)
    return found
