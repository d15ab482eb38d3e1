"""Who may see a file. Default: nobody. The module that keeps a file says who sees it."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.http import Http404, HttpRequest

from foundation.files.models import StoredFile

Rule = Callable[[HttpRequest, StoredFile], bool]
_rules: list[Rule] = []


def allow(rule: Rule) -> None:
    """Register a rule from `AppConfig.ready()`; one rule that says yes is enough."""
    if rule not in _rules:
        _rules.append(rule)


def get_for(request: HttpRequest, ref: uuid.UUID) -> StoredFile:
    """The file if the wall shows it and a rule allows it; otherwise 404, as for a file that does not exist."""
    found = StoredFile.objects.filter(ref=ref).first()
    if found is None or not any(rule(request, found) for rule in _rules):
        raise Http404
    return found
