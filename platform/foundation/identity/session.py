"""A session belongs to one host, one account and one state of that account; each of the three is checked again."""

from contextlib import AbstractContextManager
from importlib import import_module
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.utils.crypto import constant_time_compare

from foundation.identity.standing import in_good_standing
from foundation.tenancy import Wall, WallState, behind, region

HOST_KEY = "streekpoort_host"
SECOND_FACTOR_KEY = "streekpoort_second_factor"


def host_of(request: HttpRequest) -> str:
    """Without the port: locally the socket of a host has another port than its pages."""
    return bare_host(request.get_host())


def bare_host(host: str) -> str:
    return split_domain_port(host)[0]


def bind_to_host(request: HttpRequest) -> None:
    request.session[HOST_KEY] = host_of(request)


def is_bound_to(session: SessionBase, host: str) -> bool:
    return session.get(HOST_KEY) == bare_host(host)


def passed_second_factor(session: SessionBase) -> bool:
    """True when this very session proved a second factor: at login, or by adding one."""
    records = session.get("account_authentication_methods") or []
    return bool(session.get(SECOND_FACTOR_KEY)) or any(record.get("method") == "mfa" for record in records)


def second_factor_missing(session: SessionBase) -> bool:
    return bool(settings.STREEKPOORT_REQUIRE_SECOND_FACTOR) and not passed_second_factor(session)


def user_of(session_key: str | None, *, host: str, wall: Wall) -> Any | None:
    """Who a session cookie speaks for now, read afresh from the database; None when it opens nothing (any more).

    For an open socket, which asks every few seconds: a logout, another password, an account that ended or was
    withdrawn, and a session of another host all answer None.
    """
    if not session_key:
        return None
    with _accounts_of(wall):
        session = open_session(session_key)
        if not is_bound_to(session, host) or second_factor_missing(session):
            return None
        account = session.get(SESSION_KEY) or 0
        user = get_user_model()._default_manager.filter(pk=account, is_active=True).first()
        if user is None or not _same_password(session, user):
            return None
        return user if in_good_standing(user) else None


def still_valid(session_key: str | None, *, host: str, wall: Wall) -> bool:
    return user_of(session_key, host=host, wall=wall) is not None


def open_session(session_key: str) -> SessionBase:
    engine = import_module(settings.SESSION_ENGINE)
    return cast(SessionBase, engine.SessionStore(session_key))


def _accounts_of(wall: Wall) -> AbstractContextManager[Wall]:
    """Accounts of the region live behind its gate, whatever role the work itself has."""
    return region("gate") if wall.state is WallState.REGION else behind(wall)


def _same_password(session: SessionBase, user: Any) -> bool:
    return constant_time_compare(session.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash())
