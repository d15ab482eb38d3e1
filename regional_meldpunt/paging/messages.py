"""The words of a message. They name what and which municipality: where it is stands behind the login."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regional_meldpunt.categories.models import RANK, Urgency
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.paging import links
from regional_meldpunt.paging.models import Kind, Page, Purpose
from tenants.registry.hosts import by_schema, link_to_region

NAMED = 3
"""So many alarms are named in one message; the others are counted."""


@dataclass(frozen=True)
class Words:
    """`path` is where a notification leads on the region's host; `answer` a link that answers without a login."""

    title: str
    text: str
    path: str = "/wacht/"
    answer: str = ""
    tag: str = "wacht"
    labels: dict[str, str] = field(default_factory=dict)


def words(page: Page, carried: Sequence[Page], code: str) -> Words:
    """For one page, or for one that carries others, in the language of its person. Behind the engine's wall."""
    with translation.override(page.person.language or "nl"):
        if page.purpose == Purpose.ALARM:
            return _alarm([page, *carried], code)
        if page.purpose == Purpose.TEST:
            return _test(page, code)
        return Words(_("Streekpoort"), page.words)


def _alarm(pages: list[Page], code: str) -> Words:
    pages = sorted(pages, key=lambda one: (RANK[_melding(one).urgency], one.pk))
    first, lead = pages[0], min(pages, key=lambda one: one.position)
    answers = [one for one in pages if not _informs(one)]
    title = _summary(pages)
    said = f"{title}. {_how_to_answer(first.kind, code, len(answers))}" if answers else f"{title}."
    alone = pages[0] if len(pages) == 1 else None
    return Words(
        title=title,
        text=said.strip(),
        path=f"/wacht/{alone.alarm_id}/" if alone else "/wacht/",
        answer=f"/wacht/antwoord/{links.token(alone.alarm_id or 0, alone.person_id)}/" if alone and answers else "",
        tag=f"wacht-{alone.alarm_id}" if alone else f"wacht-{lead.pk}",
        labels={"open": _("Open"), "answer": _("I go")},
    )


def _summary(pages: list[Page]) -> str:
    if len(pages) == 1:
        return _one(pages[0])
    acute = sum(_melding(one).urgency == Urgency.ACUTE for one in pages)
    counted = Counter(_one(one) for one in pages)  # in their order
    named = "; ".join(f"{name} (x{many})" if many > 1 else name for name, many in list(counted.items())[:NAMED])
    total = ngettext("%(count)d report", "%(count)d reports", len(pages)) % {"count": len(pages)}
    if acute:
        total = _("%(total)s, of which %(acute)d acute") % {"total": total, "acute": acute}
    return f"{total}: {named}{'; …' if len(counted) > NAMED else ''}"


def _one(page: Page) -> str:
    melding = _melding(page)
    what = f"{melding.category.name_nl}, {by_schema(melding.municipality).name}"
    urgency = Urgency(melding.urgency).label
    if _informs(page):
        return _("For your information: %(what)s") % {"what": what}
    if getattr(page.alarm, "reminder", False):
        return _("Still busy with it? %(what)s") % {"what": what}
    return f"{urgency}: {what}"


def _melding(page: Page) -> Melding:
    if page.alarm is None:
        raise ValueError(f"{page.key} is no alarm")
    return page.alarm.melding


def _informs(page: Page) -> bool:
    return bool(getattr(page.alarm, "inform", False))


def _how_to_answer(kind: str, code: str, many: int) -> str:
    if kind == Kind.VOICE:
        return _("Press 1 if you go, 2 if you cannot.")
    if kind == Kind.SMS:
        first = _("Answer YES %(code)s if you go, NO %(code)s if you cannot.")
        every = _("Answer YES %(code)s if you go to all of them, NO %(code)s if you cannot.")
        return f"{(first if many == 1 else every) % {'code': code}} {link_to_region('/wacht/')}"
    return ""


def _test(page: Page, code: str) -> Words:
    title = _("Test alarm: nothing is the matter")
    how = {
        Kind.SMS: _("Answer YES %(code)s.") % {"code": code},
        Kind.VOICE: _("Press 1."),
    }.get(Kind(page.kind), _("Press “I have it” on your duty page."))
    return Words(
        title, f"{title}. {how}", path="/wacht/bereikbaar/", tag=f"test-{page.test_id}", labels={"open": _("Open")}
    )
