"""The verbs of a file: when each may be used, the form that goes with it, the key that opens it, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.files import actions as files
from foundation.identity.actor import Actor
from regional_meldpunt.casefile import forms
from regional_meldpunt.casefile.forms import VerbForm
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.meldingen import actions, casework, queries
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.meldingen.problems import CannotMerge
from regional_meldpunt.meldingen.statuses import Status, allowed
from regional_meldpunt.routing import deadlines
from regional_meldpunt.worklists.forms import chosen

Act = Callable[[Melding, Any, Actor, datetime], object]


@dataclass(frozen=True)
class Verb:
    """`key` is the letter that opens it; `fits` says whether it may be used on a melding now."""

    slug: str
    label: Promise | str
    button: Promise | str
    icon: str
    key: str
    form: type[VerbForm]
    act: Act
    fits: Callable[[Melding], bool]


def still_open(melding: Melding) -> bool:
    return not melding.is_final


def _assign(melding: Melding, form: forms.AssignForm, by: Actor, at: datetime) -> None:
    team, to = chosen(form.cleaned_data["whom"])
    casework.assign(melding, team=team, to=to, by=by, at=at, reason=form.cleaned_data["reason"])


def _step(melding: Melding, form: forms.StepForm, by: Actor, at: datetime) -> None:
    actions.transition(melding, to=form.cleaned_data["to"], text=form.cleaned_data["text"], by=by, at=at)


def _finish(melding: Melding, form: forms.FinishForm, by: Actor, at: datetime) -> None:
    status, resolution = form.chosen()
    actions.transition(melding, to=status, text=form.cleaned_data["text"], resolution=resolution, by=by, at=at)


def _label(melding: Melding, form: forms.LabelForm, by: Actor, at: datetime) -> None:
    given, reason = form.cleaned_data, form.cleaned_data["reason"]
    category = categories.by_slug(given["category"]) or melding.category
    if category.pk != melding.category_id:
        until = deadlines.deadline(category, melding.municipality, melding.reported_at)
        casework.change_category(melding, to=category, deadline_at=until, by=by, at=at, reason=reason)
    casework.change_kind(melding, to=given["kind"], by=by, at=at, reason=reason)
    actions.change_urgency(melding, to=given["urgency"], by=by, at=at, reason=reason)


def _merge(melding: Melding, form: forms.MergeForm, by: Actor, at: datetime) -> None:
    into = queries.by_number(form.cleaned_data["into"])
    if into is None:
        raise CannotMerge
    casework.merge(melding, into=into, by=by, at=at)


def _unmerge(melding: Melding, form: VerbForm, by: Actor, at: datetime) -> None:
    casework.unmerge(melding, by=by, at=at)


def _split(melding: Melding, form: forms.SplitForm, by: Actor, at: datetime) -> None:
    category = categories.by_slug(form.cleaned_data["category"]) or melding.category
    casework.split(melding, description=form.cleaned_data["description"], category=category, by=by, at=at)


def _reopen(melding: Melding, form: forms.ReopenForm, by: Actor, at: datetime) -> None:
    casework.reopen(melding, text=form.cleaned_data["text"], by=by, at=at)


def _note(melding: Melding, form: forms.NoteForm, by: Actor, at: datetime) -> None:
    given = form.cleaned_data
    actions.add_note(melding, text=given["text"], visibility=given["visibility"], by=by, at=at)


def _attach(melding: Melding, form: forms.AttachForm, by: Actor, at: datetime) -> None:
    given = form.cleaned_data
    stored = files.take_picture(given["photo"], by=by, at=at)
    actions.add_photo(melding, file=stored, caption=given["caption"], visibility=given["visibility"], by=by, at=at)


ALL: tuple[Verb, ...] = (
    Verb("toewijzing", _("Give to somebody"), _("Give"), "user-check", "a", forms.AssignForm, _assign, still_open),
    Verb("stap", _("Next step"), _("Change status"), "arrow-right", "s", forms.StepForm, _step, still_open),
    Verb("afwerking", _("Finish"), _("Finish"), "circle-check", "f", forms.FinishForm, _finish, still_open),
    Verb("notitie", _("Note"), _("Keep the note"), "message-square", "n", forms.NoteForm, _note, lambda melding: True),
    Verb("bijlage", _("Add a photo"), _("Add"), "image", "b", forms.AttachForm, _attach, still_open),
    Verb("soort", _("Category, kind, urgency"), _("Change"), "layout-list", "w", forms.LabelForm, _label, still_open),
    Verb("samen", _("Join to another"), _("Join"), "link", "m", forms.MergeForm, _merge, still_open),
    Verb("splitsing", _("Split off a part"), _("Split off"), "plus", "p", forms.SplitForm, _split, still_open),
    Verb(
        "apart",
        _("Part from the other"),
        _("Part"),
        "undo-2",
        "u",
        forms.SureForm,
        _unmerge,
        lambda melding: bool(melding.merged_into),
    ),
    Verb(
        "heropening",
        _("Open again"),
        _("Open again"),
        "history",
        "h",
        forms.ReopenForm,
        _reopen,
        lambda melding: melding.is_final and not melding.merged_into and allowed(melding.status, Status.REOPENED),
    ),
)
BY_SLUG = {verb.slug: verb for verb in ALL}


def fitting(melding: Melding) -> list[Verb]:
    return [verb for verb in ALL if verb.fits(melding)]
