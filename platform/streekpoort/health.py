"""`/-/live` and `/-/ready` on every host: for probes, for the supervisor, and for people at three in the morning.

Live: this process answers. Ready: everything a melding needs on its way works. Both come before the choice of a
municipality, so a probe may call any host, and no row of anybody is read: the other processes tell in their
signs of life (`foundation.heartbeat`) how far behind they are.
"""

from collections.abc import Callable
from typing import Any

import redis
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from foundation import heartbeat

PROCESSES = ("engine", "paging", "worker", "sockets")
TOO_LATE = 60.0
"""Seconds a row may be overdue before the whole counts as not ready."""

Facts = dict[str, Any]


class HealthMiddleware:
    """First of all middleware: answers the two health addresses before a host is looked at."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == "/-/live":
            return _answer({"ok": True})
        if request.path == "/-/ready":
            return _answer(readiness())
        return self.get_response(request)


def readiness() -> Facts:
    """What works and what does not; `ok` is true only when everything does."""
    parts = {"database": _database(), "redis": _redis()}
    parts.update(_processes(parts["redis"]["ok"]))
    parts["oldest_due"] = _oldest_due(parts)
    return {"ok": all(part["ok"] for part in parts.values()), **parts}


def _database() -> Facts:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return {"ok": False, "problem": "The database does not answer."}
    return {"ok": True}


def _redis() -> Facts:
    try:
        heartbeat.signs("web")
    except redis.RedisError:
        return {"ok": False, "problem": "Redis does not answer."}
    return {"ok": True}


def _processes(redis_answers: bool) -> dict[str, Facts]:
    unknown: dict[str, dict[str, Any] | None] = dict.fromkeys(PROCESSES)
    try:
        signs = heartbeat.signs(*PROCESSES) if redis_answers else unknown
    except redis.RedisError:
        signs = unknown
    return {
        process: {"ok": False, "problem": "No sign of life."} if sign is None else {"ok": True, **sign}
        for process, sign in signs.items()
    }


def _oldest_due(parts: dict[str, Facts]) -> Facts:
    """The longest that any row waits past its time, as the engine and the worker report it."""
    ages = [float(parts[process]["oldest_due"]) for process in PROCESSES if "oldest_due" in parts[process]]
    seconds = max(ages, default=0.0)
    return {"ok": seconds <= TOO_LATE, "seconds": round(seconds, 1)}


def _answer(facts: Facts) -> HttpResponse:
    answer = JsonResponse(facts, status=200 if facts["ok"] else 503)
    answer["Cache-Control"] = "no-store"
    answer._has_been_logged = True  # type: ignore[attr-defined]  # a probe asks each second; its answer is the message
    return answer
