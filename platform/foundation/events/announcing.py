"""Announcing events: they take their numbers as the last statement of the action that caused them."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields
from functools import wraps
from typing import Any, ClassVar, ParamSpec, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from foundation.tenancy.parts import Part
from foundation.tenancy.prepared import prepared

P = ParamSpec("P")
T = TypeVar("T")
_pending: ContextVar["list[Event] | None"] = ContextVar("pending_events", default=None)


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened, in the past tense. Ids and facts that every colleague may see; no personal data.

    `desk` says whether the regional desk handles or handled what this is about.
    """

    name: ClassVar[str]
    municipality: str
    received_by: str
    desk: bool = True

    def entry(self) -> dict[str, Any]:
        data = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "desk"}
        return {
            "event": self.name,
            "data": data,
            "municipality": self.municipality,
            "received_by": self.received_by,
            "desk": self.desk,
        }


def announce(event: Event) -> None:
    """Add an event to the present action; it becomes visible when the action commits, or not at all."""
    pending = _pending.get()
    if pending is None:
        raise RuntimeError(f"{event.name} was announced outside an action: decorate the verb with @action.")
    pending.append(event)


def announced(write: Callable[[Part | None], bool], *events: Event) -> bool:
    """Write something, and announce it when it was written.

    `write` gets the part that gives the events their numbers, to take along as the last of its one statement; or None
    inside an action, at the end of which they get them.
    """
    pending = _pending.get()
    if pending is None:
        return write(_numbering(events))
    if written := write(None):
        pending.extend(events)
    return written


@contextmanager
def announcing(*, apart: bool = True) -> Iterator[None]:
    """One transaction whose events take their numbers as its last statement. Nested use joins the outer one.

    `apart`: what fails inside an outer one can be caught there, and only this part is undone. Without it that costs
    nothing, and the whole is undone.
    """
    outer = _pending.get()
    pending = [] if outer is None else outer
    mark = len(pending)
    token = _pending.set(pending)
    try:
        with transaction.atomic(savepoint=apart):
            yield
            if outer is None and pending:
                _append(pending)
    except BaseException:
        del pending[mark:]
        raise
    finally:
        _pending.reset(token)


def action(verb: Callable[P, T]) -> Callable[P, T]:
    """A verb that checks, mutates and announces in one transaction."""

    @wraps(verb)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        with announcing():
            return verb(*args, **kwargs)

    return run


def _append(events: Sequence[Event]) -> None:
    part = _numbering(events)
    prepared(f"SELECT {part.steps[0]}", part.values)


def _numbering(events: Sequence[Event]) -> Part:
    entries = json.dumps([event.entry() for event in events], cls=DjangoJSONEncoder)
    return Part(("public.append_events($1::jsonb)",), (entries,))
