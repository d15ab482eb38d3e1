"""Answers that are kept nowhere: whatever a page of the social files answers, also "not here" and "not in this way"."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.core.handlers.exception import response_for_exception
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import URLPattern
from django.utils.cache import add_never_cache_headers

Answers = Callable[..., HttpResponseBase]


def unkept(patterns: list[URLPattern]) -> list[URLPattern]:
    """Around every address of a part. That something is not here is an answer as well, and a browser may keep a 404."""
    for one in patterns:
        one.callback = _around(one.callback)
    return patterns


def _around(view: Answers) -> Answers:
    @wraps(view)
    def answer(request: HttpRequest, /, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            given = view(request, *args, **kwargs)
        except Http404 as missing:
            given = response_for_exception(request, missing)
        add_never_cache_headers(given)
        return given

    return answer
