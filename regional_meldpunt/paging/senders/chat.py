"""Chat and other ways, by the addresses that Apprise knows (such as `ntfys://` and `tgram://`)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.utils.module_loading import import_string

from foundation import outbound
from regional_meldpunt.paging.jobs import Handed, Job, NotNow, Refused
from tenants.registry.hosts import link_to_region

HOSTED = frozenset({"tgram", "discord", "slack", "msteams", "workflows", "signals", "whatsapp", "pover", "gchat"})
"""They lead to the one address of that service."""
OWN_HOST = frozenset({"ntfy", "ntfys", "mmost", "mmosts", "rocket", "rockets", "matrix", "matrixs", "json", "jsons"})
"""They name a server; it must not be one of our own network."""


def problem(url: str) -> str:
    """Why this address cannot be used, as a word of `reasons.py`; nothing when it can."""
    scheme = urlsplit(url).scheme.lower()
    if scheme not in HOSTED | OWN_HOST:
        return "refused"
    if scheme in OWN_HOST and not _leads_outside(url):
        return "refused"
    return "" if import_string("apprise.Apprise.instantiate")(url, suppress_exceptions=True) else "refused"


def send(job: Job) -> Handed:
    if not job.to:
        raise Refused("no_address")
    if reason := problem(job.to):
        raise Refused(reason)
    speaker: Any = import_string("apprise.Apprise")()
    speaker.add(job.to)
    if not speaker.notify(title=job.title, body=f"{job.text}\n{link_to_region(job.path)}"):
        raise NotNow("gateway_error")
    return Handed()


def _leads_outside(url: str) -> bool:
    parts = urlsplit(url)
    try:
        outbound.check(f"https://{parts.hostname or ''}/")
    except outbound.OutboundProblem:
        return False
    return True
