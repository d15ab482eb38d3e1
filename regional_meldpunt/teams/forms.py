from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.identity.models import User
from foundation.identity.queries import accounts
from regional_meldpunt.teams.models import Part, Team


class TeamForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the stubs
    """A team as its colleagues know it."""

    class Meta:
        model = Team
        fields = ("name", "description", "email", "takes_rest", "active")
        labels = {
            "name": _("Name"),
            "description": _("What it does"),
            "email": _("E-mail address of the team"),
            "takes_rest": _("Gets what no rule claims"),
            "active": _("Gets work"),
        }
        help_texts = {"email": _("For notices about new work.")}


class MemberForm(forms.Form):
    """Who works in the team, as what. A deputy may stand in for a period."""

    who = forms.TypedChoiceField(label=_("Colleague"), coerce=int)
    part = forms.ChoiceField(label=_("As"), choices=Part.choices, initial=Part.MEMBER)
    from_date = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    until_date = forms.DateField(
        label=_("Up to and including"),
        required=False,
        help_text=_("Leave the dates empty when it is for good."),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known: dict[int, User] = {user.pk: user for user in accounts() if user.is_active}
        names = [(pk, f"{user.display_name or user.email}") for pk, user in self.known.items()]
        self.fields["who"].choices = names  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        begins, ends = found.get("from_date"), found.get("until_date")
        if begins and ends and ends < begins:
            self.add_error("until_date", _("The last day comes before the first."))
        return found

    def chosen(self) -> User:
        return self.known[self.cleaned_data["who"]]
