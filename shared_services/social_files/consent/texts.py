"""The words that are shown before somebody answers, in plain Dutch, French and English. A proof carries their sum.

Whoever changes a word raises VERSION; `tests/.../test_texts.py` holds the two together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shared_services.social_files.consent.queries import Person, Point
from shared_services.social_files.consent.values import CONSENT

VERSION = "2026-1"

PLAIN: Mapping[str, tuple[Any, Any]] = {
    "request": (gettext_lazy("Your question for help"), gettext_lazy("what you asked, and when")),
    "identity": (
        gettext_lazy("Who you are and who lives with you"),
        gettext_lazy("names, dates of birth, nationality, family"),
    ),
    "housing": (gettext_lazy("Your home"), gettext_lazy("rent, deposit and the state of the home")),
    "home_visit": (gettext_lazy("Visits to your home"), gettext_lazy("what the social worker saw and wrote down")),
    "means": (gettext_lazy("Your money"), gettext_lazy("income, costs, debts and savings")),
    "rights": (gettext_lazy("What you have a right to"), gettext_lazy("for example child benefit or a lower tariff")),
    "health": (gettext_lazy("Your health"), gettext_lazy("only what matters for the help")),
    "gpmi": (gettext_lazy("Your plan with the OCMW"), gettext_lazy("goals, agreements and when they are discussed")),
    "report": (gettext_lazy("The report of the social worker"), gettext_lazy("what was found, and what was proposed")),
    "decision": (gettext_lazy("Decisions of the OCMW"), gettext_lazy("what was decided, and why")),
}


@dataclass(frozen=True)
class Shown:
    """Exactly what somebody had before them: every line of it, in one language."""

    language: str
    version: str
    lines: tuple[str, ...]

    @property
    def hash(self) -> str:
        return hashlib.sha256("\n".join((self.version, self.language, *self.lines)).encode()).hexdigest()


@dataclass(frozen=True)
class Item:
    """A section in plain words, with where it stands."""

    point: Point
    title: str
    about: str

    @property
    def kind(self) -> str:
        return self.point.kind


@dataclass(frozen=True)
class Form:
    """The form in one language: what is said first, what is told, what is asked, and what holds afterwards."""

    language: str
    opening: tuple[str, ...]
    told: tuple[Item, ...]
    told_intro: str
    asked: tuple[Item, ...]
    asked_intro: str
    closing: tuple[str, ...]

    @property
    def shown(self) -> Shown:
        lines = list(self.opening)
        for intro, items in ((self.told_intro, self.told), (self.asked_intro, self.asked)):
            if items:
                lines += [intro, *(f"{item.title}: {item.about}." for item in items)]
        return Shown(self.language, VERSION, (*lines, *self.closing))


def compose(person: Person, facts: Mapping[str, str], *, receiver: str, language: str) -> Form:
    """`facts` is what was known of the request when the form was made: `sender`, `purpose`. No name of a person."""
    with translation.override(language):
        words = {"receiver": receiver, "sender": facts.get("sender") or _("where you lived before")}
        items = [_item(point) for point in person.points]
        opening = [
            _("You asked OCMW %(receiver)s for help. Before, another OCMW helped you: %(sender)s.") % words,
            _("That OCMW has a file about you. OCMW %(receiver)s asks for parts of it.") % words,
            _("Then you do not have to tell everything again."),
        ]
        if purpose := facts.get("purpose"):
            opening.append(_("What we need it for: %(purpose)s") % {"purpose": purpose})
        return Form(
            language=language,
            opening=tuple(opening),
            told=tuple(item for item in items if item.point.ground != CONSENT),
            told_intro=_(
                "The law lets the OCMW ask for these parts. You do not have to agree to that. We do have to tell you."
            ),
            asked=tuple(item for item in items if item.point.ground == CONSENT),
            asked_intro=_(
                "For these parts you decide. If you say no to a part, it does not come. "
                "The rest goes on, and you keep your right to help."
            ),
            closing=_closing(words, asks=any(item.point.ground == CONSENT for item in items)),
        )


def _closing(words: Mapping[str, str], *, asks: bool) -> tuple[str, ...]:
    when_asked = (
        _("If you say yes, that lasts six months. You can take it back at any time, here or at the desk."),
        _("You decide for yourself. Other adults in your home decide for themselves."),
    )
    return (
        *(when_asked if asks else ()),
        _("Only the people of OCMW %(receiver)s who help you read it. They have to keep it secret.") % words,
        _("Each time somebody reads a part, that is written down. You can ask who read what."),
        _("Data from the Crossroads Bank for Social Security do not come along."),
        _("You may see your data and have mistakes put right. Ask the OCMW."),
        _(
            "Are your data not treated well? "
            "You can complain to the Data Protection Authority: dataprotectionauthority.be."
        ),
    )


def title(kind: str) -> str:
    """A section in the words of the form, in the language of now."""
    return str(PLAIN[kind][0]) if kind in PLAIN else kind


def _item(point: Point) -> Item:
    return Item(point, title(point.kind), str(PLAIN[point.kind][1]) if point.kind in PLAIN else "")
