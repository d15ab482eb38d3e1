"""What somebody fills in to give work, and what a receiver fills in to answer."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from foundation.calendar.clock import moment
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.routing import queries as routing
from regional_meldpunt.taak.actions import Work
from regional_meldpunt.taak.models import Receiver
from regional_meldpunt.teams import queries as teams
from tenants.registry import hosts

LONGEST = 5_000
END_OF_DAY = time(17, 0)


class TaakForm(forms.Form):
    """`key` comes with the page, so that a double click gives the work once."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    to = forms.ChoiceField(label=_("Who does it"))
    what = forms.CharField(label=_("What must be done"), max_length=160)
    instructions = forms.CharField(
        label=_("Explanation"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    due = forms.DateField(
        label=_("Ready by"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    with_photos = forms.BooleanField(label=_("Send the photos along"), required=False, initial=True)
    awaited = forms.BooleanField(label=_("The report waits for this; the clock stands still"), required=False)
    after = forms.BooleanField(label=_("Only start when the earlier tasks are done"), required=False)

    def __init__(self, *args: Any, melding: Melding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names: dict[str, str] = {}
        self.fields["to"].choices = self._receivers(melding)  # type: ignore[attr-defined]  # a choice field

    def clean_due(self) -> date | None:
        due: date | None = self.cleaned_data["due"]
        if due and due < localdate():
            raise forms.ValidationError(_("This day is over. Choose today or later."))
        return due

    def work(self) -> Work:
        given = self.cleaned_data
        receiver, _colon, slug = given["to"].partition(":")
        return Work(
            receiver=receiver,
            slug=slug,
            name=self.names[given["to"]],
            what=given["what"],
            instructions=given["instructions"],
            due_at=_end_of(given["due"]),
            with_photos=given["with_photos"],
            awaited=given["awaited"],
            after=given["after"],
        )

    def _receivers(self, melding: Melding) -> list[tuple[Any, Any]]:
        here = melding.municipality
        groups = [
            (_("Own teams"), Receiver.TEAM, [(team.slug, team.name) for team in teams.teams_of(here)]),
            (
                _("Parties outside"),
                Receiver.PARTY,
                [(party.slug, party.name) for party in routing.parties(here) if party.active and party.covers(here)],
            ),
            (
                _("Other municipalities"),
                Receiver.MUNICIPALITY,
                [(place.schema_name, place.name) for place in hosts.municipalities() if place.schema_name != here],
            ),
        ]
        choices: list[tuple[Any, Any]] = [("", _("Choose"))]
        for label, receiver, listed in groups:
            options = [(f"{receiver.value}:{slug}", name) for slug, name in listed]
            self.names |= dict(options)
            if options:
                choices.append((label, options))
        return choices


class AnswerForm(forms.Form):
    """What a receiver without account says. The name is asked for, because the file must tell who answered."""

    name = forms.CharField(label=_("Your name"), max_length=80)
    text = forms.CharField(
        label=_("What do you want to say?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    photo = forms.FileField(label=_("Photo"), required=False, widget=forms.FileInput(attrs={"accept": "image/*"}))
    act = forms.ChoiceField(
        choices=[("accept", "accept"), ("finish", "finish"), ("decline", "decline"), ("say", "say")]
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("act") in ("decline", "say") and not given.get("text"):
            self.add_error("text", _("Write down what you want to say; without it the other side cannot go on."))
        return given


class OutcomeForm(forms.Form):
    """What a colleague says at the end of a taak."""

    text = forms.CharField(label=_("Outcome"), max_length=LONGEST, required=False)


def _end_of(day: date | None) -> datetime | None:
    return moment(day, END_OF_DAY) if day else None
