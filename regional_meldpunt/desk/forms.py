"""What an operator fills in. Each form is one verb."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.design.statuses import look
from regional_meldpunt.meldingen import queries as meldingen
from regional_meldpunt.meldingen.models import Melding, Visibility
from regional_meldpunt.meldingen.statuses import NOT_CHOSEN, state
from tenants.people.models import Person
from tenants.registry import hosts

LONGEST = 5_000
LEVELS = [
    (Visibility.PUBLIC.value, _("Public")),
    (Visibility.INTERNAL.value, _("Staff")),
    (Visibility.CONFIDENTIAL.value, _("Confidential")),
]


class CallForm(forms.Form):
    """Pass on: ring somebody. `version` is the melding as the operator saw it."""

    person = forms.TypedChoiceField(label=_("Who"), coerce=int)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {person.pk: person for person in people}
        choices = [(person.pk, f"{person.name}, {_name(person.municipality)}") for person in people]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> Person:
        return self.people[self.cleaned_data["person"]]


class MessageForm(forms.Form):
    text = forms.CharField(label=_("Message"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}))
    visibility = forms.ChoiceField(label=_("Who reads this"), choices=LEVELS, initial=Visibility.INTERNAL.value)


class StatusForm(forms.Form):
    """The steps that the table of statuses allows from here."""

    to = forms.ChoiceField(label=_("New status"))
    text = forms.CharField(
        label=_("What the reporter reads"), max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, melding: Melding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps = [status for status in state(melding.status).to if status not in NOT_CHOSEN]
        self.fields["to"].choices = [(step.value, look(step.value).label) for step in steps]  # type: ignore[attr-defined]  # a choice field


class HandOverForm(forms.Form):
    """To the own team of the municipality, to the region, or to a neighbour."""

    to = forms.ChoiceField(label=_("To whom"))
    reason = forms.CharField(label=_("Why"), max_length=300)
    with_contact = forms.BooleanField(label=_("Give the contact details of the reporter along"), required=False)

    def __init__(self, *args: Any, melding: Melding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        other: tuple[str, object] = ("municipality", _("Own team of %(name)s") % {"name": _name(melding.municipality)})
        if melding.responsible == "municipality":
            other = ("region", _("Regional desk"))
        neighbours = [(m.schema_name, m.name) for m in hosts.municipalities() if m.schema_name != melding.municipality]
        self.fields["to"].choices = [other, (_("Another municipality"), neighbours)]  # type: ignore[attr-defined]  # a choice field
        self._offer_contact(melding)

    def _offer_contact(self, melding: Melding) -> None:
        """A choice of its own, unless there is nothing to give."""
        if not meldingen.has_contact(melding) or meldingen.contact_kept(melding):
            del self.fields["with_contact"]
            return
        field = self.fields["with_contact"]
        field.initial = True
        field.help_text = _(
            "To another municipality. Without this they stay with %(name)s: the reporter still gets every message by "
            "mail or text message, but the new municipality does not see who it is and cannot call."
        ) % {"name": _name(melding.received_by)}

    def values(self) -> dict[str, Any]:
        """For the action."""
        given = self.cleaned_data
        return {"to": given["to"], "reason": given["reason"], "with_contact": given.get("with_contact", False)}


def _name(schema: str) -> str:
    try:
        return hosts.by_schema(schema).name
    except KeyError:
        return schema
