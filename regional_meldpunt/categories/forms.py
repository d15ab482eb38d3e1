"""The forms of whoever keeps the catalogue."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.categories import owners, queries
from regional_meldpunt.categories.models import Answering, Category, CategoryGroup, LocalChoice, Question, Referral

MOST_OPTIONS = 6
LONGEST_PROMISE = 260


def date_field(label: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


class CategoryForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the stubs
    """What a category is called, how soon somebody looks, and what is promised."""

    owner = forms.ChoiceField(
        label=_("Who solves it"),
        help_text=_("A kind of party, such as the police zone, becomes the one that works at the place."),
    )

    class Meta:
        model = Category
        fields = (
            "name_nl",
            "name_fr",
            "synonyms_nl",
            "synonyms_fr",
            "urgency",
            "acute",
            "owner",
            "deadline_days",
            "warn_days",
            "duplicate_metres",
            "anonymous_allowed",
            "public",
            "active",
        )
        labels = {
            "name_nl": _("Name in Dutch"),
            "name_fr": _("Name in French"),
            "synonyms_nl": _("Words people use, in Dutch"),
            "synonyms_fr": _("Words people use, in French"),
            "urgency": _("Urgency"),
            "acute": _("Always acute"),
            "deadline_days": _("Solved within (working days)"),
            "warn_days": _("Warn beforehand (working days)"),
            "duplicate_metres": _("Look for the same report within (metres)"),
            "anonymous_allowed": _("May be reported without a name"),
            "public": _("May stand on the public map"),
            "active": _("Can be chosen"),
        }
        help_texts = {
            "synonyms_nl": _("Separated by commas. People find the category by these words."),
            "synonyms_fr": "",
            "deadline_days": "",
            "warn_days": "",
            "acute": _("Shows “Danger? Call 112” as soon as it is chosen, and goes to the regional desk."),
            "public": _("Only the kind, the place and the state are shown, never the text or who reported it."),
            "duplicate_metres": _("0 asks nothing."),
        }
        widgets = {
            "synonyms_nl": forms.Textarea({"rows": 2}),
            "synonyms_fr": forms.Textarea({"rows": 2}),
        }

    def __init__(self, *args: Any, owner: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = owners.choices(owner)  # type: ignore[attr-defined]  # a choice field
        self.fields["synonyms_fr"].required = False
        for name, most in (("deadline_days", LONGEST_PROMISE), ("warn_days", 60), ("duplicate_metres", 1000)):
            self.fields[name].max_value = most  # type: ignore[attr-defined]  # a number field
            self.fields[name].validators.append(forms.IntegerField(max_value=most).validators[-1])

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("warn_days", 0) > found.get("deadline_days", LONGEST_PROMISE):
            self.add_error("warn_days", _("The warning cannot come before the report."))
        return found


class NewCategoryForm(CategoryForm):
    """The same, below a group of the region."""

    group = forms.ModelChoiceField(CategoryGroup.objects.none(), label=_("Group"), to_field_name="slug")
    field_order = ("group",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = CategoryGroup.objects.filter(active=True)  # type: ignore[attr-defined]  # a model choice
        del self.fields["active"]


class ChoiceForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the stubs
    """What a municipality makes of a category of the region. Empty: as in the region."""

    class Meta:
        model = LocalChoice
        fields = ("hidden", "deadline_days", "warn_days")
        labels = {
            "hidden": _("Our citizens cannot choose this"),
            "deadline_days": _("Our promise (working days)"),
            "warn_days": _("Warn beforehand (working days)"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("deadline_days", "warn_days"):
            self.fields[name].validators.append(forms.IntegerField(max_value=LONGEST_PROMISE).validators[-1])
            self.fields[name].help_text = _("Leave it empty to follow the region.")


class QuestionForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the stubs
    """A question with at most six answers to choose from; each may make the report acute."""

    after = forms.ChoiceField(label=_("Only ask after the answer"), required=False)

    class Meta:
        model = Question
        fields = ("label_nl", "label_fr", "kind", "required", "order", "active")
        labels = {
            "label_nl": _("Question in Dutch"),
            "label_fr": _("Question in French"),
            "kind": _("How it is answered"),
            "required": _("Must be answered"),
            "order": _("Place in the row"),
            "active": _("Is asked"),
        }

    def __init__(self, *args: Any, category: Category, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.category = category
        given = list(self.instance.options or [])
        acute = {
            value
            for entry in category.acute_when
            if entry["question"] == self.instance.slug
            for value in entry["values"]
        }
        self.may_make_acute = category.municipality == queries.owner_here()
        for number in range(MOST_OPTIONS):
            known = given[number] if number < len(given) else {}
            self._add_option(number, known, known.get("value") in acute)
        self.fields["after"].choices = [("", _("Always ask")), *self._answers()]  # type: ignore[attr-defined]  # a choice field
        shown = self.instance.shown_when
        if shown:
            self.fields["after"].initial = f"{shown['question']}={shown['values'][0]}"

    def _add_option(self, number: int, known: dict[str, str], acute: bool) -> None:
        label = _("Answer %(number)d") % {"number": number + 1}
        french, danger = _("Answer %(number)d in French"), _("Answer %(number)d makes it acute")
        self.fields[f"nl_{number}"] = forms.CharField(
            label=label, required=False, max_length=80, initial=known.get("nl", "")
        )
        self.fields[f"fr_{number}"] = forms.CharField(
            label=french % {"number": number + 1}, required=False, max_length=80, initial=known.get("fr", "")
        )
        if self.may_make_acute:
            self.fields[f"acute_{number}"] = forms.BooleanField(
                label=danger % {"number": number + 1}, required=False, initial=acute
            )

    def _answers(self) -> list[tuple[str, str]]:
        """Every answer to another question of the category that can be chosen."""
        return [
            (f"{asked.slug}={option['value']}", f"{asked.label}: {option['nl']}")
            for asked in queries.kept_questions(self.category, queries.owner_here())
            if asked.pk != self.instance.pk
            for option in asked.options
        ]

    def options(self) -> list[list[Any]]:
        """The bound fields of the answers, row by row, for the page."""
        names = ("nl", "fr", "acute")
        return [
            [self[f"{name}_{number}"] for name in names if f"{name}_{number}" in self.fields]
            for number in range(MOST_OPTIONS)
        ]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("kind") == Answering.CHOICE and len(self._chosen(found)) < 2:
            self.add_error("nl_0", _("A choice needs at least two answers."))
        return found

    def _chosen(self, found: dict[str, Any]) -> list[dict[str, str]]:
        before = {option["nl"]: option["value"] for option in self.instance.options or []}
        rows: list[dict[str, str]] = []
        for number in range(MOST_OPTIONS):
            if dutch := (found.get(f"nl_{number}") or "").strip():
                value = before.get(dutch) or slugify(dutch)[:40] or f"antwoord-{number + 1}"
                rows.append({"value": value, "nl": dutch, "fr": (found.get(f"fr_{number}") or "").strip()})
        return rows

    def given(self) -> dict[str, Any]:
        """The columns of the question."""
        found = self.cleaned_data
        kinds = {Answering.YES_NO: yes_no(), Answering.CHOICE: self._chosen(found)}
        after, _equals, value = found["after"].partition("=")
        columns = {name: found[name] for name in self._meta.fields or ()}
        columns["options"] = kinds.get(found["kind"], [])
        columns["shown_when"] = {"question": after, "values": [value]} if after else {}
        return columns

    def acute_values(self) -> list[str]:
        """The answers that make the report acute, in the order of the rows that are filled in."""
        options = self.given()["options"]
        ticked = [number for number in range(MOST_OPTIONS) if self.cleaned_data.get(f"acute_{number}")]
        if self.cleaned_data["kind"] == Answering.YES_NO:
            return [options[number]["value"] for number in ticked if number < len(options)]
        names = {number: (self.cleaned_data.get(f"nl_{number}") or "").strip() for number in ticked}
        return [option["value"] for option in options if option["nl"] in names.values()]


def yes_no() -> list[dict[str, str]]:
    return [{"value": "ja", "nl": "Ja", "fr": "Oui"}, {"value": "nee", "nl": "Nee", "fr": "Non"}]


class ReferralForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the stubs
    """Where people are better helped, when, and how loud it is said."""

    from_date = date_field(_("From"))
    until_date = date_field(_("Up to and including"))
    url = forms.URLField(label=_("Web address"), required=False, max_length=300, assume_scheme="https")

    class Meta:
        model = Referral
        fields = (
            "title_nl",
            "title_fr",
            "text_nl",
            "text_fr",
            "phone",
            "url",
            "level",
            "category",
            "group",
            "from_date",
            "until_date",
            "active",
        )
        labels = {
            "title_nl": _("Title in Dutch"),
            "title_fr": _("Title in French"),
            "text_nl": _("Text in Dutch"),
            "text_fr": _("Text in French"),
            "phone": _("Telephone number"),
            "level": _("How loud"),
            "category": _("For this category"),
            "group": _("For this group"),
            "active": _("Is shown"),
        }
        help_texts = {"category": _("Choose a category or a group. Choose neither to show it everywhere.")}
        widgets = {"text_nl": forms.Textarea({"rows": 2}), "text_fr": forms.Textarea({"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        readable = [category.pk for category in queries.choosable()]
        self.fields["category"].queryset = Category.objects.filter(pk__in=readable)  # type: ignore[attr-defined]  # a model choice
        self.fields["group"].queryset = CategoryGroup.objects.filter(active=True)  # type: ignore[attr-defined]  # a model choice

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        begins, ends = found.get("from_date"), found.get("until_date")
        if begins and ends and ends < begins:
            self.add_error("until_date", _("The last day comes before the first."))
        if found.get("category") and found.get("group"):
            self.add_error("group", _("Choose a category or a group, not both."))
        return found
