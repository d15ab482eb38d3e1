"""The start of a request: as few fields as it takes, each judged by itself, nothing lost when one is wrong."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.tenancy import current
from shared_services.social_files.investigation.forms import PersonForm, date_input
from shared_services.social_files.investigation.sections import GROUNDS, SECTIONS, SHORT_GROUNDS
from shared_services.social_files.transfer.asking import USUAL
from tenants.registry.hosts import municipalities

MOST_PERSONS = 12
LONGEST_AGO = timedelta(days=2 * 366)
AHEAD = timedelta(days=60)
LANGUAGES = (("nl", gettext_lazy("Dutch")), ("fr", gettext_lazy("French")), ("en", gettext_lazy("English")))


class RequestForm(forms.Form):
    other = forms.ChoiceField(
        label=gettext_lazy("Former municipality"), help_text=gettext_lazy("On the word of the person.")
    )
    moved_on = forms.DateField(label=gettext_lazy("Date of the move"), widget=date_input())
    purpose = forms.CharField(
        label=gettext_lazy("What for"),
        max_length=300,
        help_text=gettext_lazy("One sentence. The adults read it as well."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(place.schema_name, place.name) for place in municipalities()]
        others = [(schema, name) for schema, name in listed if schema != current().schema]
        self.fields["other"].choices = [("", "-"), *others]  # type: ignore[attr-defined]  # a choice

    def clean_moved_on(self) -> date:
        moved: date = self.cleaned_data["moved_on"]
        if not localdate() - LONGEST_AGO <= moved <= localdate() + AHEAD:
            raise ValidationError(_("Look at this date again: at most two years ago, or within two months."))
        return moved


class MoverForm(PersonForm):
    """Somebody who moved. `language` is that of the information and the consent of an adult."""

    language = forms.ChoiceField(label=gettext_lazy("Reads best in"), choices=LANGUAGES, initial="nl", required=False)


class MoversFormSet(forms.BaseFormSet[MoverForm]):
    def clean(self) -> None:
        seen: set[str] = set()
        for form in self.forms:
            number = str(form.cleaned_data.get("insz", "")) if form.is_valid() else ""
            if number and number in seen:
                form.add_error("insz", _("Somebody else here has this INSZ. Twins have numbers of their own."))
            seen.add(number)


Movers = forms.formset_factory(
    MoverForm, formset=MoversFormSet, extra=0, min_num=1, validate_min=True, max_num=MOST_PERSONS, validate_max=True
)


class SectionsForm(forms.Form):
    """Which sections, each on the ground that the law gives it; another ground is possible, never none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for section in SECTIONS:
            self.fields[section.kind] = forms.BooleanField(
                label=section.label, required=False, initial=section.kind in USUAL
            )
            self.fields[f"ground-{section.kind}"] = forms.ChoiceField(
                label=_("Ground of “%(part)s”") % {"part": section.label},
                choices=[(code, SHORT_GROUNDS[code]) for code in GROUNDS],
                initial=section.ground,
            )

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if not any(facts.get(section.kind) for section in SECTIONS):
            raise ValidationError(_("Choose at least one part."))
        return facts

    def rows(self) -> list[tuple[Any, Any, Any]]:
        return [(section, self[section.kind], self[f"ground-{section.kind}"]) for section in SECTIONS]

    def grounds(self) -> dict[str, str]:
        facts = self.cleaned_data
        return {section.kind: facts[f"ground-{section.kind}"] for section in SECTIONS if facts[section.kind]}
