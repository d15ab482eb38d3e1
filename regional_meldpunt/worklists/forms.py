"""What is asked of a list, and what is done with the rows that were ticked."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.design.statuses import look
from foundation.identity.actor import Actor
from regional_meldpunt.answers import wordings
from regional_meldpunt.answers.models import REGION as PUBLIC
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import REGION, Urgency
from regional_meldpunt.duplicates.storms import open_storms
from regional_meldpunt.meldingen.models import Channel, Kind
from regional_meldpunt.meldingen.statuses import Status
from regional_meldpunt.teams import queries as teams
from regional_meldpunt.teams.models import Team, TeamMember
from regional_meldpunt.worklists import actions, filters, queries
from regional_meldpunt.worklists.filters import NOBODY, WorkFilter
from tenants.registry import hosts

Choices = list[tuple[str, Any]]
ANY: Choices = [("", _("all"))]
BULK_STATUSES = (Status.WAITING, Status.PAUSED, Status.DONE, Status.CLOSED)


class FilterForm(forms.Form):
    """Every field is one word of the address; empty means: whatever it is."""

    zoek = forms.CharField(label=_("Words, number, street, telephone"), required=False, max_length=120)
    status = forms.ChoiceField(label=_("Status"), required=False)
    soort = forms.ChoiceField(label=_("Category"), required=False)
    team = forms.ChoiceField(label=_("Team"), required=False)
    wie = forms.ChoiceField(label=_("Who has it"), required=False)
    urgentie = forms.ChoiceField(label=_("Urgency"), required=False, choices=[*ANY, *Urgency.choices])
    termijn = forms.ChoiceField(label=_("Deadline"), required=False, choices=[*ANY, *filters.DUE.items()])
    kanaal = forms.ChoiceField(label=_("Channel"), required=False, choices=[*ANY, *Channel.choices])
    aard = forms.ChoiceField(label=_("Kind"), required=False, choices=[*ANY, *Kind.choices])
    storm = forms.ChoiceField(label=_("Storm"), required=False)
    gemeente = forms.ChoiceField(label=_("Municipality"), required=False)
    volgorde = forms.ChoiceField(label=_("Order"), required=False)
    lijst = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, asked: WorkFilter, at_region: bool, **kwargs: Any) -> None:
        kwargs["initial"] = vars(asked)
        super().__init__(*args, **kwargs)
        owned = teams.teams_of(queries.owner_here())
        choices: dict[str, Choices] = {
            "status": [(status.value, look(status.value).label) for status in Status],
            "soort": [(row.slug, row.name) for row in categories.choosable()],
            "team": [(NOBODY, _("none yet")), *((team.slug, team.name) for team in owned)],
            "wie": [(NOBODY, _("nobody yet")), *people(queries.colleagues())],
            "storm": [(storm.slug, storm.name) for storm in open_storms()],
            "gemeente": [(member.schema_name, member.name) for member in hosts.municipalities()],
        }
        for name, listed in choices.items():
            self.fields[name].choices = [*ANY, *listed]  # type: ignore[attr-defined]  # a choice field
        self.fields["volgorde"].choices = [("", _("usual")), *asked.orders.items()]  # type: ignore[attr-defined]  # a choice field
        if not at_region:
            del self.fields["gemeente"]


class BulkForm(forms.Form):
    """One verb with what goes with it. `key` makes one act of it, however often it is clicked."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    verb = forms.ChoiceField(choices=[(verb, verb) for verb in actions.VERBS])
    whom = forms.ChoiceField(label=_("Give to"), required=False)
    status = forms.ChoiceField(
        label=_("New status"), required=False, choices=[(s.value, look(s.value).label) for s in BULK_STATUSES]
    )
    storm = forms.ChoiceField(label=_("Storm"), required=False)
    canned = forms.ChoiceField(label=_("Canned text"), required=False)
    text = forms.CharField(
        label=_("What the reporters read"), required=False, max_length=5_000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"key": uuid.uuid4()})
        super().__init__(*args, **kwargs)
        self.fields["whom"].choices = whom_choices()  # type: ignore[attr-defined]  # a choice field
        storms: Choices = [("", _("out of the storm")), *((storm.slug, storm.name) for storm in open_storms())]
        ready: Choices = [(str(row.pk), row.title) for row in wordings.canned(_canned_owner())]
        self.fields["canned"].choices = [("", _("none")), *ready]  # type: ignore[attr-defined]  # a choice field
        self.fields["storm"].choices = storms  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("canned") and not found.get("text"):
            ready = wordings.canned_text(_canned_owner(), int(found["canned"]))
            found["text"] = ready.text if ready else ""
        wanted = {actions.STATUS: "status", actions.MESSAGE: "text"}.get(found.get("verb", ""))
        if wanted and not found.get(wanted):
            self.add_error(wanted, _("Fill this in."))
        return found


def _canned_owner() -> str:
    """Canned texts of the desk stand under the schema of the region."""
    owner = queries.owner_here()
    return PUBLIC if owner == REGION else owner


class SaveForm(forms.Form):
    name = forms.CharField(label=_("Name of this list"), max_length=40)
    everybody = forms.BooleanField(label=_("For everybody here"), required=False)


def people(members: list[TeamMember]) -> Choices:
    """Everybody once, by name."""
    found = {f"{row.person.schema}:{row.person.id}": row.person.name for row in members}
    return sorted(found.items(), key=lambda pair: pair[1])


def whom_choices() -> Choices:
    """Nobody, each team, and in it each person: `team|account`."""
    members, groups = queries.colleagues(), teams.teams_of(queries.owner_here())
    listed: Choices = [("", _("nobody: back to everybody"))]
    for team in groups:
        inside = [(f"{team.slug}|{row.user_id}", row.person.name) for row in members if row.team == team.slug]
        listed.append((team.name, [(f"{team.slug}|", _("the team %(name)s") % {"name": team.name}), *inside]))
    return listed


def chosen(value: str) -> tuple[str, Actor | None]:
    """The team and the person of a choice; unknown ones are nobody."""
    slug, _separator, account = value.partition("|")
    known: list[Team] = [team for team in teams.teams_of(queries.owner_here()) if team.slug == slug]
    if not known:
        return "", None
    person = next((r.person for r in queries.colleagues() if r.team == slug and str(r.user_id) == account), None)
    return slug, person
