"""Names and words for the templates of this part, and for the panel on the page of a request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from shared_services.social_files.consent import sealed, texts
from shared_services.social_files.consent.models import Statement
from shared_services.social_files.consent.queries import EXPIRED, WAITING, Person, Point, Standing
from shared_services.social_files.consent.values import CONSENT, Word

register = template.Library()

WORDS: dict[str, Any] = {
    Word.TOLD: _("told"),
    Word.AGREED: _("agrees"),
    Word.REFUSED: _("refuses"),
    Word.WITHDRAWN: _("withdrew"),
    EXPIRED: _("ended"),
    WAITING: _("to be asked"),
}
ICONS = {Word.TOLD: "check", Word.AGREED: "circle-check", Word.REFUSED: "ban", Word.WITHDRAWN: "undo-2"}
OTHER_ICONS = {EXPIRED: "clock", WAITING: "circle-dashed"}


@dataclass(frozen=True)
class Named:
    name: str
    person: Person


@register.simple_tag
def consent_people(standing: Standing) -> list[Named]:
    """The adults of a request with their names; only while unlocked, like the page it stands on."""
    names = {one.row.pk: one.name for one in sealed.opened([person.row for person in standing.people])}
    return [Named(names.get(person.row.pk, "-"), person) for person in standing.people]


@register.filter
def word(value: str) -> Any:
    return WORDS.get(value, value)


@register.filter
def stands(point: Point) -> Any:
    """Where one section stands for one adult; what needs no consent is told, not asked."""
    return _("to be told") if point.word == WAITING and point.ground != CONSENT else WORDS.get(point.word, point.word)


@register.filter
def word_icon(value: str) -> str:
    return {**{str(key): icon for key, icon in ICONS.items()}, **OTHER_ICONS}.get(str(value), "circle")


@register.filter
def way(statement: Statement) -> str:
    return statement.get_way_display()


@register.filter
def part_title(kind: str) -> str:
    return texts.title(kind)
