"""The forms of a policy: its name, a step with its rows of people, and what goes for the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from regional_meldpunt.categories.models import Urgency
from regional_meldpunt.escalation import options, words
from regional_meldpunt.escalation.models import Policy
from regional_meldpunt.escalation.plan import Days, Otherwise, Plan, Step, Target, When
from regional_meldpunt.escalation.world import World
from regional_meldpunt.roster.forms import time_field
from regional_meldpunt.routing.conditions import weekday_names

SPARE, MOST = 2, 12
NOBODY = ("", "-")
DAYS: list[tuple[str, Any]] = [
    (Days.ANY.value, _("every day")),
    (Days.WORKDAY.value, _("on a working day")),
    (Days.FREE.value, _("in the weekend or on a holiday")),
]
OTHERWISE: list[tuple[str, Any]] = [
    (Otherwise.SKIP.value, _("skip this step")),
    (Otherwise.WAIT.value, _("wait until it holds")),
]


def _minutes(label: Any, least: int, most: int = 1440, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=most, **more)


def _ticks(label: Any, **more: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, required=False, widget=forms.CheckboxSelectMultiple, **more)


class WordsForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=80)
    description = forms.CharField(
        label=_("What it is for"), max_length=300, required=False, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, taken: Iterable[Policy], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken = {row.name.lower() for row in taken if row.active}

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"].strip()
        if name.lower() in self.taken:
            raise forms.ValidationError(_("There is a policy with this name already."), code="taken")
        return name


class NewForm(WordsForm):
    """What it begins with: the built-in plan, or what another policy says."""

    like = forms.ChoiceField(label=_("Begin with the steps of"), required=False)

    def __init__(self, *args: Any, known: Sequence[Policy], **kwargs: Any) -> None:
        super().__init__(*args, taken=known, **kwargs)
        self.known = {str(row.pk): row for row in known}
        named = [(pk, row.name) for pk, row in self.known.items()]
        choices = [("", _("the first on call, then the second")), *named]
        self.fields["like"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def source(self) -> Policy | None:
        return self.known.get(self.cleaned_data["like"])


class TargetForm(forms.Form):
    """Somebody in a step; an empty row is nobody."""

    whom = forms.ChoiceField(label=pgettext_lazy("step of a policy", "Whom"), required=False)
    inform = forms.BooleanField(label=_("only inform: does not have to answer"), required=False)

    def __init__(self, *args: Any, world: World, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: list[Any] = [NOBODY, *options.grouped(world)]
        now = self.initial.get("whom", "")
        known = {value for _name, rows in choices[1:] for value, _words in rows}
        if now and now not in known:
            choices.append((now, words.target(options.read(now), world)))
        self.fields["whom"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def given(self) -> Target | None:
        whom = self.cleaned_data.get("whom")
        return options.read(whom, inform=self.cleaned_data["inform"]) if whom else None


TargetRows = forms.formset_factory(TargetForm, extra=SPARE, max_num=MOST, validate_max=True)


def target_rows(data: Any, targets: Iterable[Target], world: World, prefix: str = "targets") -> Any:
    initial = [{"whom": options.write(one), "inform": one.inform} for one in targets]
    return TargetRows(data, prefix=prefix, initial=initial, form_kwargs={"world": world})


def targets_of(rows: Any) -> tuple[Target, ...]:
    return tuple(one for row in rows if (one := row.given()) is not None)


class StepForm(forms.Form):
    """When a step is walked, and how long it is its turn."""

    wait = _minutes(_("Minutes until the next step"), 1, help_text=_("So long those in this step have time to answer."))
    all_must = forms.BooleanField(
        label=_("Everybody in this step must answer"),
        required=False,
        help_text=_("Otherwise one answer is enough, and the others are called off."),
    )
    urgencies = _ticks(_("Only when it is"), choices=Urgency.choices, help_text=_("Nothing ticked: always."))
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Only on"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    days = forms.ChoiceField(label=_("Kind of day"), choices=DAYS, required=False)
    begins = time_field(_("From"), required=False)
    ends = time_field(
        _("Until"), required=False, help_text=_("The clock of Brussels. From 22:00 until 07:00 goes over midnight.")
    )
    otherwise = forms.ChoiceField(
        label=_("When it does not hold"), choices=OTHERWISE, required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["weekdays"].choices = list(enumerate(weekday_names()))  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        begins, ends = found.get("begins"), found.get("ends")
        if (begins is None) != (ends is None) and not self.errors.keys() & {"begins", "ends"}:
            self.add_error("ends" if ends is None else "begins", _("Give both times, or neither."))
        elif begins is not None and begins == ends:
            self.add_error("ends", _("The two times are the same. Leave both empty for the whole day."))
        return found

    def given(self, targets: tuple[Target, ...]) -> Step:
        found = self.cleaned_data
        return Step(
            targets=targets,
            wait=timedelta(minutes=found["wait"]),
            when=When(
                urgencies=frozenset(found["urgencies"]),
                weekdays=frozenset(found["weekdays"]),
                days=Days(found["days"] or Days.ANY.value),
                begins=found["begins"],
                ends=found["ends"],
            ),
            otherwise=Otherwise(found["otherwise"] or Otherwise.SKIP.value),
            all_must=found["all_must"],
        )


def step_initial(step: Step) -> dict[str, Any]:
    return {
        "wait": _whole_minutes(step.wait),
        "all_must": step.all_must,
        "urgencies": sorted(step.when.urgencies),
        "weekdays": sorted(step.when.weekdays),
        "days": step.when.days.value,
        "begins": step.when.begins,
        "ends": step.when.ends,
        "otherwise": step.otherwise.value,
    }


class RestForm(forms.Form):
    """After the last step, after an acceptance, and at night."""

    rounds = forms.IntegerField(
        label=_("How often all steps are walked"),
        min_value=0,
        max_value=20,
        help_text=_("0: until somebody answers."),
    )
    pause = _minutes(_("Minutes between two rounds"), 1)
    remind_after = _minutes(
        _("Remind after so many minutes without a sign"), 1, required=False, help_text=_("Empty: no reminder.")
    )
    lapse_after = _minutes(
        _("After so many minutes it does not count any more"),
        1,
        required=False,
        help_text=_("Empty: who accepted stays the one. Otherwise the next one is called."),
    )
    wait_until_morning = _ticks(
        _("Wait until the morning when it is"),
        choices=[choice for choice in Urgency.choices if choice[0] != Urgency.ACUTE],
        help_text=_("What is acute never waits until the morning."),
    )
    evening = time_field(_("The night begins at"))
    morning = time_field(_("and ends at"))

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        remind, lapse = found.get("remind_after"), found.get("lapse_after")
        if remind and lapse and lapse <= remind:
            self.add_error("lapse_after", _("Give more time than until the reminder."))
        return found

    def given(self, fallback: tuple[Target, ...]) -> dict[str, Any]:
        found = self.cleaned_data
        return {
            "rounds": found["rounds"],
            "pause": timedelta(minutes=found["pause"]),
            "remind_after": _span(found["remind_after"]),
            "lapse_after": _span(found["lapse_after"]),
            "wait_until_morning": frozenset(found["wait_until_morning"]),
            "evening": found["evening"],
            "morning": found["morning"],
            "fallback": fallback,
        }


def rest_initial(plan: Plan) -> dict[str, Any]:
    return {
        "rounds": plan.rounds,
        "pause": _whole_minutes(plan.pause),
        "remind_after": plan.remind_after and _whole_minutes(plan.remind_after),
        "lapse_after": plan.lapse_after and _whole_minutes(plan.lapse_after),
        "wait_until_morning": sorted(plan.wait_until_morning),
        "evening": plan.evening,
        "morning": plan.morning,
    }


def _whole_minutes(span: timedelta) -> int:
    return max(1, round(span.total_seconds() / 60))


def _span(minutes: int | None) -> timedelta | None:
    return timedelta(minutes=minutes) if minutes else None
