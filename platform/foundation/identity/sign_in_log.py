"""Who came in, who left, and what changed at their lock: every such event goes into the audit book."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
    authenticator_used,
)
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import Signal
from django.http import HttpRequest

from foundation.audit import record
from foundation.identity import lockout
from foundation.identity.actor import Actor
from foundation.identity.session import SECOND_FACTOR_KEY, bind_to_host


def connect() -> None:
    """Listen once; called when the application starts."""
    user_logged_in.connect(on_sign_in, dispatch_uid="identity.sign_in")
    user_logged_out.connect(on_sign_out, dispatch_uid="identity.sign_out")
    authenticator_added.connect(on_second_factor_added, dispatch_uid="identity.second_factor_added")
    _log(authenticator_removed, "identity.second_factor_removed")
    _log(authenticator_reset, "identity.recovery_codes_made")
    _log(authenticator_used, "identity.second_factor_used")
    _log(authentication_failed, "identity.second_factor_failed")
    _log(password_changed, "identity.password_changed")
    _log(password_set, "identity.password_changed")
    password_reset.connect(on_password_reset, dispatch_uid="identity.password_reset")


def on_sign_in(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    bind_to_host(request)
    lockout.forget(user.email)
    methods = [entry.get("method", "") for entry in request.session.get("account_authentication_methods") or []]
    record("identity.signed_in", by=Actor.person(user), facts={"with": methods}, request=request)


def on_sign_out(sender: Any, request: HttpRequest | None, user: Any, **kwargs: Any) -> None:
    if user is not None and request is not None:
        record("identity.signed_out", by=Actor.person(user), request=request)


def on_second_factor_added(sender: Any, request: HttpRequest, user: Any, authenticator: Any, **kwargs: Any) -> None:
    if authenticator.type != authenticator.Type.RECOVERY_CODES:
        request.session[SECOND_FACTOR_KEY] = True
    facts = {"kind": authenticator.type}
    record("identity.second_factor_added", by=Actor.person(user), facts=facts, request=request)


def on_password_reset(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    lockout.forget(user.email)
    record("identity.password_changed", by=Actor.person(user), facts={"by mail": True}, request=request)


def _log(signal: Signal, verb: str) -> None:
    def write(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
        authenticator = kwargs.get("authenticator")
        facts = {"kind": authenticator.type} if authenticator is not None else {}
        record(verb, by=Actor.person(user), facts=facts, request=request)

    signal.connect(write, weak=False, dispatch_uid=f"{verb}.{id(signal)}")
