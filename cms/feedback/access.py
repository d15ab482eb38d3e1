"""Everybody may say something; who writes the website or sits at the counter reads and answers it."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from cms.feedback import queries
from cms.feedback.models import Remark
from cms.feedback.subjects import Subject, subject_at
from foundation.access import menu
from foundation.access.declarations import permission, role
from foundation.access.finding import or_404
from foundation.audit import verbs
from tenants.registry.snapshot import MunicipalitySnapshot

ANSWER = "feedback.answer"


def declare() -> None:
    permission(ANSWER, label=_("Read and answer what people say about pages and products"))
    for code in ("redacteur", "beheerder", "onthaal"):
        role(code, scope="municipality", permissions=[ANSWER])
    menu.register(
        _("Said about the website"),
        "feedback:list",
        needs=ANSWER,
        scope="municipality",
        icon="message-square",
        order=81,
        count=import_string("cms.feedback.views_office.waiting"),
    )
    verbs.declare(
        feedback__answered=_("Remark about a page answered"), feedback__closed=_("Remark about a page closed")
    )


def place(request: HttpRequest) -> MunicipalitySnapshot:
    found: MunicipalitySnapshot | None = getattr(request, "municipality", None)
    if found is None:
        raise Http404
    return found


def subject(path: str) -> Subject:
    """What is published at that address, or the website as a whole; anything else looks as if it does not exist."""
    path = path or "/"
    return or_404(subject_at(path) if path.startswith("/") and "\x00" not in path and len(path) <= 400 else None)


def remark(pk: int) -> Remark:
    return or_404(queries.remark(pk))
