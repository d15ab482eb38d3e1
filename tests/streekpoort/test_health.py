"""`/-/live` and `/-/ready`: on every host, before any municipality is chosen, and honest."""

from typing import Any

import pytest
import redis
from django.conf import settings
from django.test import Client

from foundation import heartbeat
from streekpoort.health import PROCESSES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_signs() -> None:
    heartbeat.forget(*PROCESSES)


def ready() -> tuple[int, dict[str, Any]]:
    answer = Client().get("/-/ready", headers={"host": "any.example"})
    assert answer["Cache-Control"] == "no-store"
    return answer.status_code, answer.json()


def all_beat(**facts: float) -> None:
    for process in PROCESSES:
        heartbeat.beat(process, **facts)


def test_live_answers_on_a_host_that_nobody_knows() -> None:
    answer = Client().get("/-/live", headers={"host": "any.example"})
    assert (answer.status_code, answer.json()) == (200, {"ok": True})


def test_it_is_ready_when_every_process_gave_a_sign() -> None:
    all_beat(oldest_due=0.0)
    status, facts = ready()
    assert (status, facts["ok"]) == (200, True)


@pytest.mark.parametrize("silent", PROCESSES)
def test_a_process_without_a_sign_is_named(silent: str) -> None:
    for process in PROCESSES:
        if process != silent:
            heartbeat.beat(process)
    status, facts = ready()
    assert status == 503
    assert [name for name, part in facts.items() if name != "ok" and not part["ok"]] == [silent]


def test_work_that_waits_too_long_means_not_ready() -> None:
    all_beat(oldest_due=0.0)
    heartbeat.beat("engine", oldest_due=61.5)
    status, facts = ready()
    assert status == 503
    assert facts["oldest_due"] == {"ok": False, "seconds": 61.5}


def test_a_redis_that_lost_everything_knows_again_after_one_beat() -> None:
    all_beat()
    redis.Redis.from_url(settings.REDIS_URL).flushdb()
    assert ready()[0] == 503
    all_beat()
    assert ready()[0] == 200


def test_it_says_so_when_redis_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = redis.Redis(port=1, socket_connect_timeout=0.2)
    monkeypatch.setattr(heartbeat, "_client", lambda pid: nowhere)
    assert heartbeat.beat("engine") is False
    status, facts = ready()
    assert status == 503
    assert facts["redis"] == {"ok": False, "problem": "Redis does not answer."}


def test_a_sign_fades_by_itself() -> None:
    heartbeat.beat("engine")
    left = redis.Redis.from_url(settings.REDIS_URL).pttl(f"{settings.STREEKPOORT_ROLE_PREFIX}:heartbeat:engine")
    assert 0 < left <= heartbeat.FADES_AFTER_MS
