"""How each verb reads to a person. A module declares its own verbs when it starts."""

from typing import Any

_labels: dict[str, Any] = {}


def declare(**labels: Any) -> None:
    """`declare(access__role_granted=_("Role granted"))`: two underscores stand for the dot."""
    for verb, label in labels.items():
        _labels[verb.replace("__", ".")] = label


def label_of(verb: str) -> str:
    return str(_labels.get(verb, verb))


def known() -> list[tuple[str, str]]:
    return sorted(((verb, str(label)) for verb, label in _labels.items()), key=lambda pair: pair[1])
