"""For what a policy holds: a category or a group, an urgency, a municipality."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import Urgency
from regional_meldpunt.escalation import queries
from regional_meldpunt.escalation.models import REGION, Choice
from tenants.registry import hosts


class ChoiceForm(forms.Form):
    """What is left open does not matter."""

    about = forms.ChoiceField(label=_("For"), required=False)
    urgency = forms.ChoiceField(
        label=_("When it is"), required=False, choices=[("", _("Every urgency")), *Urgency.choices]
    )
    place = forms.ChoiceField(label=_("In"), required=False)
    policy = forms.ChoiceField(label=_("This policy holds"))

    def __init__(self, data: Any = None, *, owner: str, choice: Choice | None = None) -> None:
        super().__init__(data, initial=_initial(choice) if choice else {})
        self.owner = owner
        self.others = [row for row in queries.choices(owner) if choice is None or row.pk != choice.pk]
        self.categories = {row.pk: row for row in categories.choosable()}
        self.groups = {row.pk: row for row in categories.groups()}
        self.policies = {row.pk: row for row in queries.usable(owner)}
        if choice:
            self.policies.setdefault(choice.policy_id, choice.policy)
            if choice.category:
                self.categories.setdefault(choice.category.pk, choice.category)
        named = [(f"c{pk}", row.name) for pk, row in self.categories.items()]
        grouped = [(f"g{pk}", row.name) for pk, row in self.groups.items()]
        everything = ("", _("Every category"))
        self._offer("about", [everything, (_("A whole group"), grouped), (_("One category"), named)])
        self._offer("policy", [(str(pk), row.name) for pk, row in self.policies.items()])
        if owner == REGION:
            places = [(one.schema_name, one.name) for one in hosts.municipalities()]
            self._offer("place", [("", _("Every municipality")), *places])
        else:
            del self.fields["place"]

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not self.errors and any(_key(row) == self._asked() for row in self.others):
            raise forms.ValidationError(_("There is a choice for exactly this already. Change that one."), code="taken")
        return found

    def _asked(self) -> tuple[int | None, int | None, str, str]:
        given = self.given()
        category, group = given["category"], given["group"]
        return category and category.pk, group and group.pk, given["urgency"], given["place"]

    def given(self) -> dict[str, Any]:
        word = self.cleaned_data["about"]
        return {
            "category": self.categories[int(word[1:])] if word[:1] == "c" else None,
            "group": self.groups[int(word[1:])] if word[:1] == "g" else None,
            "urgency": self.cleaned_data["urgency"],
            "place": self.cleaned_data.get("place", ""),
            "policy": self.policies[int(self.cleaned_data["policy"])],
        }


def _key(row: Choice) -> tuple[int | None, int | None, str, str]:
    return row.category_id, row.group_id, row.urgency, row.place


def _initial(choice: Choice) -> dict[str, Any]:
    about = f"c{choice.category_id}" if choice.category_id else f"g{choice.group_id}" if choice.group_id else ""
    return {"about": about, "urgency": choice.urgency, "place": choice.place, "policy": str(choice.policy_id)}
