"""Fixtures around the database: the worker's copy, a transaction per test, and the tests that really commit."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import connections, transaction
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker

from foundation.tenancy import municipality, region
from tenants.registry.hosts import register
from tests.support import database, environment
from tests.support.restore import Restorer
from tests.support.servers import servers
from tests.support.stack import at_rest


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The copy of the template that belongs to this process; replaces the fixture of pytest-django."""
    database.make()
    yield
    with django_db_blocker.unblock():
        connections.close_all()
    database.drop()


@pytest.fixture(scope="session")
def restorer(django_db_setup: None) -> Iterator[Restorer]:
    restorer = Restorer(servers.urls(environment.DATABASE).superuser)
    yield restorer
    restorer.close()


@pytest.fixture
def _django_db_helper(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """What ``db``, ``committed`` and ``@pytest.mark.django_db`` share; replaces the fixture of pytest-django."""
    marker = request.node.get_closest_marker("django_db")
    really = "committed" in request.fixturenames or bool(marker and marker.kwargs.get("transaction"))
    if really and "live_stack" not in request.fixturenames:
        at_rest()
    forget_everything_remembered()
    with django_db_blocker.unblock():
        mode = _committing(request.getfixturevalue("restorer")) if really else _rolling_back()
        with mode, _chosen_wall(request):
            yield


@pytest.fixture
def db(_django_db_helper: None) -> None:
    """The database inside one transaction, which is rolled back. Walls may be chosen freely in it."""


@pytest.fixture
def committed(_django_db_helper: None) -> None:
    """The database without a transaction around the test: for hooks at commit, threads and processes. It is put back afterwards."""


@pytest.fixture
def owner_url(django_db_setup: None) -> str:
    """The owner's address of the worker's database."""
    return servers.urls(environment.DATABASE).owner


@pytest.fixture
def superuser_url(django_db_setup: None) -> str:
    return servers.urls(environment.DATABASE).superuser


@pytest.fixture(autouse=True)
def _wall_marker(request: pytest.FixtureRequest) -> None:
    """``@pytest.mark.wall(...)`` asks for the database by itself."""
    if request.node.get_closest_marker("wall"):
        request.getfixturevalue("_django_db_helper")


@contextmanager
def _rolling_back() -> Iterator[None]:
    block = transaction.atomic()
    block._from_testcase = True
    with block:
        yield
        transaction.set_rollback(True)
    connections.close_all()  # the next test starts with a connection that chose nothing


@contextmanager
def _committing(restorer: Restorer) -> Iterator[None]:
    try:
        yield
    finally:
        connections.close_all()
        restorer.restore()
        forget_everything_remembered()


@contextmanager
def _chosen_wall(request: pytest.FixtureRequest) -> Iterator[None]:
    marker = request.node.get_closest_marker("wall")
    with ExitStack() as stack:
        if marker:
            stack.enter_context(wall_of(*marker.args, **marker.kwargs))
        yield


def wall_of(schema: str = "", *, region_role: str = "", **named: str) -> AbstractContextManager[object]:
    """The wall a marker names: ``wall("kortrijk")`` or ``wall(region="desk")``."""
    role = named.get("region", region_role)
    return region(role) if role else municipality(schema)


FORGETTERS: list[Callable[[], object]] = [register.__init__]  # type: ignore[misc]  # the map of hosts, as new
"""Functions that empty a memory of this process between tests."""


def forget_everything_remembered() -> None:
    """Caches of the process outlive a rollback; nothing of one test may reach the next."""
    for cache in caches.all(initialized_only=True):
        cache.clear()
    ContentType.objects.clear_cache()
    translation.deactivate()
    for forget in FORGETTERS:
        forget()
