"""The engine of the walls: four states, one statement, and never a change inside a transaction."""

import contextlib

import psycopg
import pytest
from django.db import DatabaseError, OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from foundation.identity.models import User
from foundation.tenancy import WallError, current, municipality, on_commit, region
from foundation.tenancy.backend import base
from foundation.tenancy.backend.reset import reset_connection
from foundation.tenancy.prepared import prepared
from foundation.tenancy.wall import is_schema_name, region_wall, tenant_role
from tests.support import database


def session() -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('search_path'), current_setting('role')")
        return cursor.fetchone()


def test_a_municipality_has_its_path_and_its_role(db: None) -> None:
    with municipality("kortrijk"):
        path, role = session()
    assert path == "kortrijk,public"
    assert role.endswith("_t_kortrijk")


def test_the_region_has_the_role_that_was_chosen(db: None) -> None:
    with region("desk"):
        path, role = session()
    assert path == "public"
    assert role.endswith("_r_desk")


def test_contexts_nest_and_return(db: None) -> None:
    with municipality("kortrijk"):
        with municipality("menen"):
            assert current().schema == "menen"
        assert current().schema == "kortrijk"
        assert session()[0] == "kortrijk,public"


def test_choosing_costs_one_statement(committed: None, django_assert_num_queries) -> None:
    with municipality("menen"):
        User.objects.exists()
    with municipality("kortrijk"), django_assert_num_queries(2):
        User.objects.exists()
    with municipality("kortrijk"), django_assert_num_queries(1):  # it still stands
        User.objects.exists()
    with municipality("menen"), django_assert_num_queries(2):
        User.objects.exists()


def test_another_wall_cannot_be_chosen_inside_a_transaction(committed: None) -> None:
    refused = pytest.raises(WallError, match="inside a transaction")
    with municipality("kortrijk"), transaction.atomic(), refused, municipality("menen"):
        pass


def test_the_wall_survives_a_rollback(committed: None) -> None:
    with municipality("kortrijk"):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            User.objects.count()
            _ = 1 / 0
        assert session()[0] == "kortrijk,public"


def test_the_wall_survives_a_rollback_to_a_savepoint(committed: None) -> None:
    with municipality("kortrijk"), transaction.atomic():
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            User.objects.count()
            _ = 1 / 0
        assert session()[0] == "kortrijk,public"


def test_an_error_while_choosing_is_not_swallowed(committed: None) -> None:
    """django-tenants swallows every error there, which would go on with the previous municipality."""
    with pytest.raises(DatabaseError), municipality("nowhere"):
        User.objects.count()
    with municipality("kortrijk"):
        assert User.objects.count() > 0


def test_a_schema_of_django_tenants_becomes_a_wall_as_well(db: None) -> None:
    connection.set_schema("kortrijk")
    try:
        assert current().schema == "kortrijk"
        assert session()[1].endswith("_t_kortrijk")
    finally:
        connection.set_schema_to_public()
    with pytest.raises(DatabaseError), transaction.atomic():
        User.objects.count()


def test_a_qualified_query_into_a_neighbour_is_refused(db: None) -> None:
    refused = pytest.raises(DatabaseError, match="permission denied")
    with municipality("kortrijk"), connection.cursor() as cursor, refused, transaction.atomic():
        cursor.execute("SELECT count(*) FROM menen.identity_user")


def test_a_table_that_is_missing_in_the_municipality_does_not_fall_through(db: None) -> None:
    refused = pytest.raises(DatabaseError, match="permission denied")
    with municipality("kortrijk"), connection.cursor() as cursor, refused, transaction.atomic():
        cursor.execute("SELECT count(*) FROM public.identity_user")


def test_hooks_at_commit_run_behind_their_own_wall(committed: None) -> None:
    seen = []
    with municipality("kortrijk"), transaction.atomic():
        on_commit(lambda: seen.append(session()[0]))
    assert seen == ["kortrijk,public"]


def test_a_pooled_connection_forgets_role_path_and_locks(owner_url: str) -> None:
    with psycopg.connect(owner_url, autocommit=True) as used:
        used.execute("SELECT set_config('search_path', 'kortrijk', false), pg_advisory_lock(42)")
        reset_connection(used)
        path, locks = used.execute(
            "SELECT current_setting('search_path'), (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' "
            "AND pid = pg_backend_pid())"
        ).fetchone()
    assert "kortrijk" not in path
    assert locks == 0


def test_a_connection_that_was_cut_is_replaced_before_the_next_request(
    committed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with municipality("kortrijk"), connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (first,) = cursor.fetchone()
    with database.superuser() as power:
        power.execute("SELECT pg_terminate_backend(%s, 5000)", [first])
    monkeypatch.setattr(connection, "health_check_enabled", True)
    connection.close_if_unusable_or_obsolete()  # as Django does when a request begins
    with municipality("kortrijk"):
        assert session() == ("kortrijk,public", tenant_role("kortrijk"))


def test_a_cut_connection_says_so_as_django_does_also_to_who_asks_with_a_plan(committed: None) -> None:
    """Whoever goes on after an error of the database, such as the engine, waits for that kind of error."""
    with municipality("kortrijk"), connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (first,) = cursor.fetchone()
    with database.superuser() as power:
        power.execute("SELECT pg_terminate_backend(%s, 5000)", [first])
    with pytest.raises(OperationalError), municipality("menen"):
        prepared("SELECT 1")
    connection.close()


def test_a_rollback_takes_the_wall_back_and_it_is_chosen_again(committed: None) -> None:
    with municipality("kortrijk"):
        with contextlib.suppress(ZeroDivisionError), transaction.atomic():
            assert prepared("SELECT current_user").fetchone() == (tenant_role("kortrijk"),)
            _ = 1 / 0
        assert prepared("SELECT current_user").fetchone() == (tenant_role("kortrijk"),)


def test_a_commit_that_undid_everything_without_a_word_takes_no_wall_along(committed: None) -> None:
    """A failed statement that somebody caught: the database then answers the commit with a rollback, and no error."""
    with municipality("menen"):
        assert session()[1] == tenant_role("menen")
    with municipality("kortrijk"), transaction.atomic():
        assert session()[1] == tenant_role("kortrijk")
        with contextlib.suppress(psycopg.Error):
            connection.connection.execute("SELECT 1 / 0")
    with municipality("kortrijk"):
        assert session() == ("kortrijk,public", tenant_role("kortrijk"))


def test_a_connection_in_use_is_only_listened_to(committed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wall of the request before still stands when this one has the same; another one comes with its first question."""
    monkeypatch.setattr(connection, "health_check_enabled", True)
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", None)  # as in a process that answers requests
    connection.close()
    for schema, statements in (("kortrijk", 3), ("kortrijk", 1), ("menen", 2)):
        connection.close_if_unusable_or_obsolete()  # as Django does when a request begins
        with CaptureQueriesContext(connection) as captured, municipality(schema):
            assert session() == (f"{schema},public", tenant_role(schema))
        assert len(captured) <= statements, captured.captured_queries
    for name, value in (("BRIEF", 0.0), ("heard", lambda _descriptor: True)):
        assert connection._is_quiet()
        with monkeypatch.context() as patch:
            patch.setattr(base, name, value)
            assert not connection._is_quiet() and connection.is_usable()


@pytest.mark.parametrize("name", ["kortrijk", "spiere_helkijn", "a1"])
def test_names_of_schemas(name: str) -> None:
    assert is_schema_name(name)


@pytest.mark.parametrize("name", ["", "a", "Kortrijk", "1a", "a-b", 'a"b', "a b", "pg_temp", "public", "x" * 41, "é"])
def test_names_that_no_schema_may_have(name: str) -> None:
    assert not is_schema_name(name)


def test_the_region_has_no_other_roles() -> None:
    with pytest.raises(WallError, match="no role"):
        region_wall("superuser")
