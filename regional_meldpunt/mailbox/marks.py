"""The icon of each reason: danger, a lock, a machine, a question."""

from __future__ import annotations

ALARMING = ("spam", "forged", "stranger", "own-address", "flood", "failed")
DAMAGED = ("unreadable", "broken", "empty", "too-large", "same-id", "hops")
MACHINES = ("loop", "bounce", "delayed", "delivered", "receipt", "auto-reply", "auto-generated", "looks-automatic",
            "null-sender", "robot", "no-reply", "list")  # fmt: skip
ICONS = {
    **dict.fromkeys(ALARMING, "shield-alert"),
    **dict.fromkeys(DAMAGED, "circle-alert"),
    **dict.fromkeys(MACHINES, "settings"),
    "encrypted": "lock",
    "calendar": "calendar-days",
    "finished": "circle-check",
    "no-municipality": "map-pin",
}


def get(word: str) -> str:
    return ICONS.get(word, "circle-question-mark")
