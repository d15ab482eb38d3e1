"""A rule as a sentence, and the words that its forms offer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import Category, Question, Urgency
from regional_meldpunt.routing import queries
from regional_meldpunt.routing.conditions import weekday_names
from regional_meldpunt.routing.facts import Outcome, Why
from regional_meldpunt.routing.models import REGION
from regional_meldpunt.teams import queries as teams
from tenants.registry import hosts

CHANNELS: tuple[tuple[str, Any], ...] = (
    ("web", pgettext_lazy("channel", "Website")),
    ("phone", pgettext_lazy("channel", "Telephone")),
    ("counter", pgettext_lazy("channel", "Counter")),
    ("mail", pgettext_lazy("channel", "Mail")),
    ("paper", pgettext_lazy("channel", "Paper")),
    ("open311", pgettext_lazy("channel", "Other software")),
    ("partner", pgettext_lazy("channel", "Partner")),
)
RESPONSIBLE: tuple[tuple[str, Any], ...] = (
    ("region", gettext_lazy("The regional desk")),
    ("municipality", gettext_lazy("The own team of the municipality")),
)
ROAD_OWNERS: tuple[tuple[str, Any], ...] = (
    ("awv", gettext_lazy("The Flemish Region (a road with a number)")),
    ("municipality", gettext_lazy("The municipality")),
)


@dataclass(frozen=True)
class Names:
    """What slugs are called, read once for a page."""

    categories: Mapping[str, str]
    groups: Mapping[str, str]
    teams: Mapping[str, str]
    parties: Mapping[str, str]
    municipalities: Mapping[str, str]
    answers: Mapping[str, tuple[str, str]]

    @classmethod
    def of(cls, owner: str) -> Names:
        listed = (pair for _category, pairs in answers_to_choose(owner) for pair in pairs)
        return cls(
            answers={key: (question, answer) for key, question, answer in listed},
            categories={row.slug: row.name for row in categories.choosable()},
            groups={row.slug: row.name for row in categories.groups()},
            teams={row.slug: row.name for row in (*teams.teams_of(owner), *teams.teams_of(REGION))},
            parties={row.slug: row.name for row in queries.parties(owner)},
            municipalities={row.schema_name: row.name for row in hosts.municipalities()},
        )


def when(conditions: Any, names: Names) -> list[str]:
    """The conditions in words, one line each; a rule without any holds always."""
    if not isinstance(conditions, Mapping):
        return []
    return list(_when(conditions, names)) or [_("always")]


def _when(asked: Mapping[str, Any], names: Names) -> Iterator[str]:
    known = {**_words(names), "weekdays": dict(enumerate(weekday_names()))}
    labels = {
        "categories": _("Category"),
        "groups": _("Group"),
        "municipalities": _("Municipality"),
        "postal_codes": _("Postal code"),
        "road_owners": _("Owner of the road"),
        "urgencies": _("Urgency"),
        "channels": _("Channel"),
        "weekdays": _("Day of the week"),
    }
    for name, label in labels.items():
        words = known.get(name, {})
        if given := asked.get(name):
            yield f"{label}: {', '.join(str(words.get(value, value)) for value in given)}"
    for entry in asked.get("answers", ()):
        yield _answer(entry.get("question", ""), entry.get("values", ()), names)
    if asked.get("polygon"):
        yield _("Place inside the area on the map")
    if day := asked.get("day"):
        yield _("On a working day") if day == "workday" else _("In the weekend or on a holiday")
    if asked.get("from"):
        yield _("Between %(start)s and %(end)s") % {"start": asked["from"], "end": asked.get("until", "")}


def _answer(question: str, values: Iterable[str], names: Names) -> str:
    known = [names.answers.get(f"{question}={value}", (question, value)) for value in values]
    label = known[0][0] if known else question
    return _("Answer to “%(question)s”: %(values)s") % {
        "question": label,
        "values": ", ".join(answer for _question, answer in known),
    }


def because(why: Why, names: Names) -> tuple[str, str, bool]:
    """One condition as (what it asks, what was found, whether it holds), with names for what is stored."""
    asked, found = str(why.asked), str(why.found)
    if why.kind == "answers":
        found = names.answers.get(f"{asked}={found}", ("", found))[1]
        return _answer(asked, why.values, names), found, why.holds
    words = _words(names).get(why.kind, {})
    if why.values:
        asked = f"{asked}: {', '.join(str(words.get(value, value)) for value in why.values)}"
    return asked, str(words.get(found, found)), why.holds


def _words(names: Names) -> dict[str, Mapping[Any, Any]]:
    """What the stored words of a condition are called, by the name of the condition."""
    return {
        "categories": names.categories,
        "groups": names.groups,
        "municipalities": names.municipalities,
        "road_owners": dict(ROAD_OWNERS),
        "urgencies": dict(Urgency.choices),
        "channels": dict(CHANNELS),
    }


def then(said: Any, names: Names) -> list[tuple[str, str]]:
    """The outcome of a rule, or of a whole decision, as (what, whom)."""
    found = [
        (_("Team"), names.teams.get(said.team, said.team)),
        (_("Outside party"), names.parties.get(said.party, said.party)),
        (_("Urgency"), str(dict(Urgency.choices).get(said.urgency, said.urgency))),
        (_("Who acts first"), str(dict(RESPONSIBLE).get(said.responsible, said.responsible))),
    ]
    return [(label, value) for label, value in found if value]


def decided(outcome: Outcome, category: Category, names: Names) -> list[tuple[str, str]]:
    """The same for the page that tries the rules, where empty parts are told as well."""
    given = dict(then(outcome, names))
    by_itself = _("%(urgency)s (of the category)") % {"urgency": category.get_urgency_display()}
    return [
        (_("Team"), given.get(_("Team"), _("no team"))),
        (_("Outside party"), given.get(_("Outside party"), _("none: it is ours"))),
        (_("Urgency"), given.get(_("Urgency"), by_itself)),
        (_("Who acts first"), given.get(_("Who acts first"), _("by office hours"))),
    ]


def missing(reasons: tuple[str, ...]) -> list[str]:
    """«team groendienst» as a sentence."""
    sentences = {
        "team": _("The team “%(name)s” does not exist any more."),
        "party": _("The outside party “%(name)s” does not exist any more."),
        "category": _("The category “%(name)s” does not exist any more."),
        "group": _("The group “%(name)s” does not exist any more."),
        "condition": _("The condition “%(name)s” cannot be read."),
    }
    split = (reason.partition(" ") for reason in reasons)
    return [sentences[what] % {"name": name} for what, _space, name in split]


def answers_to_choose(owner: str) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Every answer that can be chosen, per category: (category, [("question=value", question, answer)])."""
    found: list[tuple[str, list[tuple[str, str, str]]]] = []
    for group in categories.catalogue(owner):
        for category in group.kept_categories:  # type: ignore[attr-defined]  # prefetched
            listed = [pair for asked in category.kept_questions for pair in _pairs(asked)]
            if listed:
                found.append((category.name, listed))
    return found


def _pairs(asked: Question) -> list[tuple[str, str, str]]:
    return [(f"{asked.slug}={value}", asked.label, words) for value, words in asked.choices]
