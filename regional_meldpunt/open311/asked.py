"""One parameter as a client gave it, before anybody judges it."""

from __future__ import annotations

from django.http import HttpRequest


def given(request: HttpRequest, name: str) -> str:
    """A parameter of the form or of the address. An empty one counts as not given; NUL never gets further."""
    value = request.POST.get(name) or request.GET.get(name) or ""
    return value.replace("\x00", "").strip()
