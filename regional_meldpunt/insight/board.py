"""From counts to figures: the tiles of the first row, and every table with its definition and what to mind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from regional_meldpunt.categories.models import Urgency
from regional_meldpunt.insight import queries
from regional_meldpunt.insight.heat import Map
from regional_meldpunt.insight.periods import Step
from regional_meldpunt.insight.queries import Count, Opinion
from regional_meldpunt.insight.reading import Reading
from regional_meldpunt.insight.tables import (
    Column,
    Line,
    Part,
    Sort,
    Table,
    Tile,
    parts,
    weights,
    written,
)
from regional_meldpunt.meldingen.models import Channel

AGE_WORDS = (
    gettext_lazy("0 to 2 days"),
    gettext_lazy("3 to 7 days"),
    gettext_lazy("8 to 14 days"),
    gettext_lazy("15 to 30 days"),
    gettext_lazy("31 to 90 days"),
    gettext_lazy("More than 90 days"),
)
DUE = (
    ("met", gettext_lazy("Finished in time"), "ok"),
    ("missed", gettext_lazy("Finished late"), "late"),
    ("over", gettext_lazy("Open and late"), "over"),
    ("near", gettext_lazy("Open, deadline near"), "near"),
    ("running", gettext_lazy("Open, in time"), "run"),
    ("standing", gettext_lazy("Clock stands still"), "still"),
    ("without", gettext_lazy("Without deadline"), "none"),
)


def tiles(found: Reading) -> list[Tile]:
    now, before = found.now, found.before
    counts, earlier = now.counts.whole, before.counts.whole
    listed = [
        Tile(_("Came in"), written(counts.total), _beside(counts.total, earlier.total)),
        Tile(_("Finished"), written(now.finished.total), _beside(now.finished.total, before.finished.total)),
        Tile(_("Open"), written(now.waiting.total), _late(now.waiting.late)),
        Tile(_("In time"), _share(counts.punctual), _was(_share(earlier.punctual))),
        Tile(_("Half done within"), _hours(now.finished.hours), _was(_hours(before.finished.hours))),
        Tile(_("Satisfied"), _share(now.opinion.share), _voices(now.opinion.total)),
    ]
    if not found.asked.team:
        at_once = sum(now.at_once.values())
        listed.append(Tile(_("Answered at once"), written(at_once), _beside(at_once, sum(before.at_once.values()))))
    return listed


def inflow(found: Reading) -> Table:
    """Per day, week or month: in, out, and what was open at the end of it."""
    step, cuts = found.period.step, found.period.cuts()
    came, done = found.now.counts.by["cut"], found.now.finished.per_cut
    last = found.asked.at
    lines, open_now = [], found.waiting_at_start.total
    for cut in cuts:
        arrived, finished = came.get(cut, Count()).total, done.get(cut, 0)
        open_now += arrived - finished
        future = cut > last.date()
        lines.append(Line(_named(cut, step), (arrived, finished, None if future else open_now)))
    total = Line(_("Together"), (found.now.counts.whole.total, found.now.finished.total, None))
    return Table(
        key="instroom",
        title=_("Inflow and backlog"),
        says=_("What came in and what was finished, and how much was open at the end of each stretch of time."),
        note=_("By the day it came in or was finished, in Brussels. What was reopened counts as open."),
        first={Step.DAY: _("Day"), Step.WEEK: _("Week from"), Step.MONTH: _("Month")}[step],
        columns=(Column(_("Came in")), Column(_("Finished")), Column(_("Open at the end"))),
        lines=tuple(lines),
        total=total,
    )


def ages(found: Reading) -> Table:
    now, before = found.now.waiting, found.before.waiting
    sized = weights(total for total, _late_ones in now.ages)
    lines = [
        Line(str(word), (total, late, earlier), weight)
        for word, (total, late), (earlier, _late_then), weight in zip(
            AGE_WORDS, now.ages, before.ages, sized, strict=True
        )
    ]
    return Table(
        key="ouderdom",
        title=_("How long it has been open"),
        says=_("Meldingen that were open at the end of the period, or are open now, by how long ago they came in."),
        note=_("In days of the calendar. Late means: past the deadline at that moment."),
        first=_("Open since"),
        columns=(Column(_("Open")), Column(_("Late")), Column(_("Period before"))),
        lines=tuple(lines),
        total=Line(_("Together"), (now.total, now.late, before.total)),
        bars=True,
    )


def deadlines(found: Reading) -> Table:
    now, before = found.now.counts.whole, found.before.counts.whole
    lines = []
    for name, word, tone in DUE:
        total, earlier = getattr(now, name), getattr(before, name)
        lines.append(Line(str(word), (total, _part(total, now.total), earlier, _part(earlier, before.total)), 0, tone))
    return Table(
        key="termijn",
        title=_("Deadline"),
        says=_("How what came in during the period stands with its deadline now."),
        note=_("Near means: at the latest at the end of the second working day from now."),
        first=_("Deadline"),
        columns=(
            Column(_("How many")),
            Column(_("Share"), Sort.SHARE),
            Column(_("Period before")),
            Column(_("Share before"), Sort.SHARE),
        ),
        lines=tuple(lines),
        total=Line(_("Together"), (now.total, _part(now.total, now.total), before.total, None)),
    )


def deadline_parts(found: Reading) -> list[Part]:
    whole = found.now.counts.whole
    return parts((str(word), getattr(whole, name), tone) for name, word, tone in DUE)


def opinion_parts(found: Reading) -> list[Part]:
    said = found.now.opinion
    return parts(((_("Satisfied"), said.satisfied, "ok"), (_("Not satisfied"), said.not_satisfied, "late")))


def channels(found: Reading) -> Table:
    return _split(found, "channel", "kanaal", _("Channel"), _("How what came in reached us."), _labels(Channel))


def urgencies(found: Reading) -> Table:
    says = _("How soon somebody had to look, as it stands now.")
    return _split(found, "urgency", "urgentie", _("Urgency"), says, _labels(Urgency), keep_order=True)


def kinds(found: Reading) -> Table:
    names = queries.category_names(_keys(found, "category"))
    return _split(
        found, "category", "categorie", _("Category"), _("What it was about."), _or(names, _("Other category"))
    )


def teams(found: Reading) -> Table:
    names = {team.slug: team.name for team in found.scope.teams} | {"": _("No team")}
    return _split(found, "team", "team", _("Team"), _("Which team has it now."), _or(names))


def municipalities(found: Reading) -> Table:
    names = {place.schema_name: place.name for place in found.scope.places}
    says = _("Which municipality is competent now.")
    return _split(found, "municipality", "gemeente", _("Municipality"), says, _or(names), also=tuple(names))


def first_line(found: Reading) -> Table:
    now, before = found.now.at_once, found.before.at_once
    came = found.now.counts.by["channel"]
    label = _labels(Channel)
    lines = [
        Line(
            label(word), (now.get(word, 0), before.get(word, 0), _part(now.get(word, 0), came.get(word, Count()).total))
        )
        for word in sorted(now.keys() | before.keys(), key=lambda word: (-now.get(word, 0), word))
    ]
    total = sum(now.values())
    return Table(
        key="eerstelijn",
        title=_("Answered at once"),
        says=_("Questions that the first line answered while they were asked, by telephone or at the counter."),
        note=_("The share is of everything that came in over that channel. The first line is that of this house."),
        first=_("Channel"),
        columns=(Column(_("How many")), Column(_("Period before")), Column(_("Share"), Sort.SHARE)),
        lines=tuple(lines),
        total=Line(
            _("Together"),
            (total, sum(before.values()), _part(total, sum(came[word].total for word in now if word in came))),
        ),
    )


def satisfaction(found: Reading) -> Table:
    said = {key: one for key, one in found.now.opinions.items() if key is not None}
    names = queries.category_names(said)
    ordered = sorted(said, key=lambda key: (-said[key].total, names.get(key, "")))
    whole, before = found.now.opinion, found.before.opinions
    return Table(
        key="tevredenheid",
        title=_("Satisfaction"),
        says=_("What reporters answered to the question whether they are satisfied, asked when it was finished."),
        note=_("By the day of the answer. Nobody has to answer: a few voices are no opinion of everybody."),
        first=_("Category"),
        columns=(
            Column(_("Satisfied")),
            Column(_("Not satisfied")),
            Column(_("Share satisfied"), Sort.SHARE),
            Column(_("Share before"), Sort.SHARE),
        ),
        lines=tuple(Line(names.get(key, _("Other category")), _opinion(said[key], before.get(key))) for key in ordered),
        total=Line(_("Together"), _opinion(whole, before.get(None))),
    )


def places(found: Reading, drawing: Map) -> Table:
    whole = drawing.total
    return Table(
        key="plaats",
        title=_("Where"),
        says=_("Where it happened, in squares of %(metres)d metres: the column is a letter, the row a number.")
        % {"metres": drawing.metres},
        note=_("Only what has a point on the map. Without a point, or outside: %(number)d.")
        % {"number": found.now.counts.whole.total - whole},
        first=_("Square"),
        columns=(Column(_("Postal code"), Sort.TEXT), Column(_("How many")), Column(_("Share"), Sort.SHARE)),
        lines=tuple(
            Line(square.name, (square.postal_code or "–", square.total, _part(square.total, whole)))
            for square in drawing.squares
        ),
        total=Line(_("Together"), ("", whole, _part(whole, whole))),
    )


def _split(
    found: Reading,
    axis: str,
    key: str,
    title: str,
    says: str,
    label: Callable[[Any], str],
    *,
    keep_order: bool = False,
    also: Iterable[Any] = (),
) -> Table:
    """What came in, cut along one axis, beside the period before."""
    now, before = found.now.counts, found.before.counts
    values = {*now.by[axis], *before.by[axis], *also}
    order = list(Urgency.values) if keep_order else []
    ordered = sorted(
        values,
        key=lambda value: (order.index(value) if value in order else -now.of(axis, value).total, label(value)),
    )
    sized = weights(now.of(axis, value).total for value in ordered)
    lines = [
        Line(label(value), _numbers(now.of(axis, value), before.of(axis, value)), weight)
        for value, weight in zip(ordered, sized, strict=True)
    ]
    return Table(
        key=key,
        title=title,
        says=says,
        note=_("In time: the share of what was finished or is past its deadline. The rest is not judged yet."),
        first=title,
        columns=(
            Column(_("Came in")),
            Column(_("Period before")),
            Column(_("Difference"), Sort.CHANGE),
            Column(_("Still open")),
            Column(_("Late")),
            Column(_("In time"), Sort.SHARE),
        ),
        lines=tuple(lines),
        total=Line(_("Together"), _numbers(now.whole, before.whole)),
        bars=True,
    )


def _numbers(now: Count, before: Count) -> tuple[int | float | None, ...]:
    return (now.total, before.total, now.total - before.total, now.open, now.late, now.punctual)


def _opinion(said: Opinion, before: Opinion | None) -> tuple[int | float | None, ...]:
    return (said.satisfied, said.not_satisfied, said.share, before.share if before else None)


def _keys(found: Reading, axis: str) -> set[Any]:
    return {*found.now.counts.by[axis], *found.before.counts.by[axis]}


def _labels(words: Any) -> Callable[[Any], str]:
    return _or({value: str(label) for value, label in words.choices})


def _or(names: dict[Any, str], rest: str = "") -> Callable[[Any], str]:
    return lambda value: names.get(value, rest or str(value))


def _part(number: int, whole: int) -> float | None:
    return number / whole if whole else None


def _named(cut: Any, step: Step) -> str:
    return date_format(cut, {Step.DAY: "D j b", Step.WEEK: "j b Y", Step.MONTH: "b Y"}[step])


def _beside(now: int, before: int) -> str:
    if now == before:
        return _("as many as before")
    number = written(abs(now - before))
    return (_("%(number)s more than before") if now > before else _("%(number)s fewer than before")) % {
        "number": number
    }


def _was(text: str) -> str:
    return _("before: %(text)s") % {"text": text}


def _late(number: int) -> str:
    return ngettext("%(number)d of them late", "%(number)d of them late", number) % {"number": number}


def _voices(number: int) -> str:
    return ngettext("%(number)d answer", "%(number)d answers", number) % {"number": number}


def _share(share: float | None) -> str:
    return written(share, Sort.SHARE) if share is not None else written(None)


def _hours(hours: float | None) -> str:
    """Hours up to two days, then days."""
    if hours is None:
        return written(None)
    if hours < 48:
        count = max(1, round(hours))
        return ngettext("%(count)d hour", "%(count)d hours", count) % {"count": count}
    days = round(hours / 24)
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}
