"""What the request tells for the words of the form. The part that makes requests registers how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest


@dataclass(frozen=True)
class RequestFacts:
    """Names of two municipalities, the purpose in one sentence, and the address of the page of the request."""

    sender: str
    receiver: str
    purpose: str = ""
    page: str = ""


Tell = Callable[[UUID], RequestFacts | None]
MayWork = Callable[[HttpRequest, UUID], bool]

_tell: list[Tell] = []
_may: list[MayWork] = []


def register(*, tell: Tell, may_work: MayWork) -> None:
    """From `AppConfig.ready()`. `may_work(request, request_ref)`: does this colleague handle that request?

    `tell` is asked while the files are unlocked only.
    """
    _tell.append(tell)
    _may.append(may_work)


def of(request_ref: UUID) -> RequestFacts | None:
    return next((found for tell in _tell if (found := tell(request_ref)) is not None), None)


def may_work(request: HttpRequest, request_ref: UUID) -> bool:
    return any(may(request, request_ref) for may in _may)
