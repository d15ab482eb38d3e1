"""What is handed over, as plain values: a sender works in a thread of its own and reads no row for it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Device:
    """A device with the app: where its push service listens, and the keys that only the device opens."""

    pk: int
    endpoint: str
    p256dh: str
    auth: str


@dataclass(frozen=True)
class Job:
    """`attempt` says which taking of the page this is: what an earlier one writes later does not count."""

    page: int
    attempt: int
    kind: str
    key: str
    to: str
    title: str
    text: str
    language: str = "nl"
    path: str = "/wacht/"
    answer: str = ""
    tag: str = "wacht"
    labels: dict[str, str] = field(default_factory=dict)
    devices: tuple[Device, ...] = ()
    answerable: bool = True


@dataclass(frozen=True)
class Handed:
    """Accepted by the gateway. `gone`: devices that exist no more."""

    reference: str = ""
    gone: tuple[int, ...] = ()
    reached: tuple[int, ...] = ()


class Refused(Exception):
    """This address takes nothing: trying again does not help. `str()` is a word from `reasons.py`."""

    def __init__(self, reason: str, gone: tuple[int, ...] = ()) -> None:
        super().__init__(reason)
        self.gone = gone


class NotNow(Exception):
    """It did not go; it may go later. `str()` is a word from `reasons.py`."""
