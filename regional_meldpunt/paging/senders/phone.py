"""Text messages and telephone calls, by the generic gateway."""

from __future__ import annotations

from typing import Any
from urllib.error import HTTPError

from django.conf import settings

from foundation.notifications import http_gateway, sms
from foundation.notifications.http_gateway import Gateway, NoGateway, NumberRefused
from regional_meldpunt.paging.jobs import Handed, Job, NotNow, Refused
from regional_meldpunt.paging.models import Kind

KEYS = {"1": "acknowledge", "2": "decline"}
"""What the gateway says back after a key: a reply with the key as its text."""


def send(job: Job) -> Handed:
    if not job.to:
        raise Refused("no_address")
    gateway = sms.provider() if job.kind == Kind.SMS else _voice()
    body: dict[str, Any] = {
        "to": _number(job.to),
        "from": sms.sender_name(str(settings.STREEKPOORT_REGION_NAME)),
        "text": job.text,
        "reference": job.key,
        "language": job.language,
    }
    if job.kind == Kind.VOICE and job.answerable:
        body["keys"] = KEYS
    try:
        return Handed(http_gateway.post(gateway, body, key=job.key, timeout=settings.STREEKPOORT_GATEWAY_TIMEOUT))
    except NumberRefused:
        raise Refused("refused") from None
    except NoGateway:
        raise Refused("no_gateway") from None
    except HTTPError as answer:
        raise NotNow("gateway_error") from answer
    except TimeoutError as late:
        raise NotNow("slow") from late
    except OSError as problem:
        raise NotNow("slow" if isinstance(getattr(problem, "reason", None), TimeoutError) else "unreachable") from None


def _voice() -> Gateway:
    return Gateway(
        str(settings.STREEKPOORT_VOICE_URL), str(settings.STREEKPOORT_VOICE_TOKEN), setting="STREEKPOORT_VOICE_URL"
    )


def _number(text: str) -> str:
    try:
        return http_gateway.international(text)
    except NumberRefused:
        raise Refused("refused") from None
