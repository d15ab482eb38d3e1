"""Where somebody arrives after the login: the first page their roles open, e.g. the desk for an operator."""

from collections.abc import Callable

from django.http import HttpRequest

Choice = Callable[[HttpRequest], str | None]

_choices: list[tuple[int, Choice]] = []


def register(choice: Choice, *, order: int = 50) -> None:
    """`choice(request)` returns an address, or None when it is not for this person."""
    _choices.append((order, choice))
    _choices.sort(key=lambda pair: pair[0])


def landing_page(request: HttpRequest) -> str:
    for _, choice in _choices:
        address = choice(request)
        if address:
            return address
    return "/account/"
