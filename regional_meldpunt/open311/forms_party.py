"""Which of our categories goes to which service of an outside party."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.categories.models import Category
from regional_meldpunt.open311.models import PartySystem

SPARE = 3


class PartySystemForm(forms.Form):
    """The key, the service for everything else, and a row per category: those of this party, and three spare ones."""

    jurisdiction = forms.CharField(
        label=_("jurisdiction_id, if they gave you one"), required=False, max_length=80, strip=True
    )
    key = forms.CharField(
        label=_("The API key that they gave you"),
        required=False,
        max_length=200,
        help_text=_("Leave it empty to keep the key that is there."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(
        self, *args: Any, system: PartySystem, categories: Sequence[Category], own: set[str], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.system = system
        names = {category.slug: category.name for category in categories}
        mapped = [slug for slug in names if slug in own or slug in system.codes]
        self.count = len(mapped) + SPARE
        self.fields["jurisdiction"].initial = system.jurisdiction
        self.fields["other"] = self._service(_("Service for every other category"), system.other)
        choices = [("", _("Choose")), *names.items()]
        for number in range(self.count):
            slug = mapped[number] if number < len(mapped) else ""
            self.fields[f"category_{number}"] = forms.ChoiceField(
                label=_("Category"), required=False, choices=choices, initial=slug
            )
            code = str(system.codes.get(slug, ""))
            self.fields[f"code_{number}"] = self._service(_("Their service"), code)

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"category_{number}"], self[f"code_{number}"]) for number in range(self.count)]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        seen: set[str] = set()
        for number in range(self.count):
            slug, code = given.get(f"category_{number}", ""), given.get(f"code_{number}", "")
            if code and not slug:
                self.add_error(f"category_{number}", _("Choose the category that goes to this service."))
            if slug and code and slug in seen:
                self.add_error(f"category_{number}", _("This category stands here twice. Keep one of them."))
            seen.add(slug)
        return given

    def values(self) -> dict[str, Any]:
        """As the row keeps it. An empty key keeps the one that is there: it is never shown again."""
        given = self.cleaned_data
        pairs = [(given[f"category_{number}"], given[f"code_{number}"]) for number in range(self.count)]
        return {
            "jurisdiction": given["jurisdiction"],
            "key": given["key"] or self.system.key,
            "other": given["other"],
            "codes": {slug: code for slug, code in pairs if slug and code},
        }

    def _service(self, label: Any, initial: str) -> forms.Field:
        """A choice of what they offer; a plain field while we did not ask them."""
        if not self.system.services:
            return forms.CharField(label=label, required=False, max_length=120, initial=initial)
        offered = [(str(row["code"]), _named(row)) for row in self.system.services]
        if initial and initial not in dict(offered):
            offered.append((initial, initial))
        return forms.ChoiceField(label=label, required=False, choices=[("", "-"), *offered], initial=initial)


def _named(row: dict[str, Any]) -> str:
    return f"{row['group']}: {row['name']}" if row.get("group") else str(row["name"])
