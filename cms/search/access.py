"""Everybody searches. The words that mean the same are written by editors, and for all by the coordinator."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from foundation.access import menu
from foundation.access.declarations import permission, role
from foundation.audit import verbs
from tenants.registry.snapshot import MunicipalitySnapshot

WORDS = "search.words"


def declare() -> None:
    permission(WORDS, label=_("Write which words mean the same when people search"))
    role("redacteur", scope="municipality", permissions=[WORDS])
    role("beheerder", scope="municipality", permissions=[WORDS])
    role("coordinator", scope="region", permissions=[WORDS])
    entry = _("Words people search with")
    menu.register(entry, "search:words", needs=WORDS, scope="municipality", icon="search", order=83)
    menu.register(entry, "search:words", needs=WORDS, scope="region", icon="search", order=66)
    verbs.declare(search__words_changed=_("Words of the search changed"))


def place(request: HttpRequest) -> MunicipalitySnapshot:
    found: MunicipalitySnapshot | None = getattr(request, "municipality", None)
    if found is None:
        raise Http404
    return found
