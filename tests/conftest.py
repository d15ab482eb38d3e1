"""The test house. What a test can ask for:

**The database.** Every process has a copy of one template (built once by the owner role, cached until a model, migration or wall changes)
in which Kortrijk, Menen, Harelbeke and Spiere-Helkijn exist, with the people of ``tests/cast.py``. Tests work as the application's login
role, never as the owner: a missing grant fails here as it would in production. A test that chose no wall can read nothing.

- ``db``: one transaction, rolled back. Inside it walls may be chosen as often as you like: ``with municipality("kortrijk"): ...``.
  A refused statement spoils the transaction, so wrap it: ``with pytest.raises(...), transaction.atomic(): ...``.
- ``@pytest.mark.wall("kortrijk")`` or ``@pytest.mark.wall(region="desk")``: the same, and the whole test stands behind that wall.
- ``committed``: no transaction around the test; what it wrote is cleaned afterwards. For hooks at commit, threads, processes and
  broken transactions. Together with the ``wall`` marker it works too.
- ``owner_url``, ``superuser_url``: addresses of the same database, to look behind the walls from outside.
- ``scratch``: a database of one's own (address set, own connection), for tests that create or remove municipalities.

**Places and people.** ``kortrijk``, ``menen``, ``harelbeke``, ``spiere_helkijn``, ``regio``: ``place.host``, ``place.wall()``,
``place.client(cast.ANNA)``. ``client_for("kortrijk", cast.ANNA)`` does the same and asks for ``db`` itself; it logs in through the
login page. Use ``django_capture_on_commit_callbacks`` or ``committed`` when something must happen at commit.

**The real thing.** ``live_stack`` starts web, sockets, worker and engine as processes on free ports, on this process's database
(implies ``committed``). ``browser`` is Chromium; ``phone(host)`` and ``desktop(host)`` open a page in it; ``assert_accessible(page)`` runs
axe with the WCAG 2.2 AA rules. Without Chromium those tests are skipped, loudly.

**The run.** ``pytest -n 2 --dist loadfile``: a file stays with one process, which shares its servers. Random order by pytest-randomly. Servers are shared by simultaneous runs and ended by the last one.
"""

import pytest

from tests.support.browser import assert_accessible, browser, desktop, no_script, phone, pytest_terminal_summary
from tests.support.fixtures import (
    _django_db_helper,
    _wall_marker,
    committed,
    db,
    django_db_setup,
    owner_url,
    restorer,
    superuser_url,
)
from tests.support.places import client_for, harelbeke, kortrijk, menen, regio, spiere_helkijn
from tests.support.scratch import scratch
from tests.support.stack import live_stack, running_stack

__all__ = [
    "_django_db_helper", "_wall_marker", "assert_accessible", "browser", "client_for", "committed", "db", "desktop", "django_db_setup",
    "harelbeke", "kortrijk", "live_stack", "menen", "no_script", "owner_url", "phone", "pytest_terminal_summary", "regio", "restorer", "running_stack",
    "scratch", "spiere_helkijn", "superuser_url",
]  # fmt: skip

MARKERS = {
    "wall(schema, region=role)": "the test stands behind this wall, in a transaction that is rolled back",
    "slow": "takes more than ten seconds",
    "journey": "drives a real browser against real processes",
}


def pytest_configure(config: pytest.Config) -> None:
    for name, meaning in MARKERS.items():
        config.addinivalue_line("markers", f"{name}: {meaning}")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of the live stack come last, and of those the ones with a browser: each then starts once."""
    items.sort(key=lambda item: [name in getattr(item, "fixturenames", ()) for name in ("browser", "live_stack")])
