"""How a state looks: an icon, a word and a tone. The module that owns the states registers them."""

from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

Tone = Literal["", "ok", "due", "acute"]


@dataclass(frozen=True)
class Look:
    label: Any
    icon: str
    tone: Tone = ""


_looks: dict[str, Look] = {
    "received": Look(_("New, not read yet"), "circle"),
    "assigned": Look(_("Assigned"), "user"),
    "claimed": Look(_("Claimed"), "user-check"),
    "dispatched": Look(_("Calling"), "phone-call"),
    "acknowledged": Look(_("Confirmed"), "check", "ok"),
    "under_way": Look(_("Under way"), "route", "ok"),
    "on_site": Look(_("On site"), "map-pin", "ok"),
    "waiting": Look(_("Waiting"), "hourglass"),
    "waiting_reporter": Look(_("Waiting for the reporter"), "message-circle"),
    "paused": Look(_("Paused"), "pause"),
    "reopened": Look(_("Opened again"), "history", "due"),
    "handed_over": Look(_("Handed over"), "arrow-right"),
    "done": Look(_("Done"), "circle-check", "ok"),
    "closed": Look(_("Closed"), "archive"),
    "rejected": Look(_("Not taken on"), "ban"),
    "withdrawn": Look(_("Withdrawn"), "ban"),
}


def register(key: str, label: Any, *, icon: str, tone: Tone = "") -> None:
    _looks[key] = Look(label, icon, tone)


def look(key: str) -> Look:
    """An unknown state still shows as a word, never as nothing."""
    return _looks.get(key) or Look(key.replace("_", " "), "circle")
