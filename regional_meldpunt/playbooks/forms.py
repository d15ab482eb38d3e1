"""The form of a draaiboek: a head, rows of steps, rows of contacts. Works without scripts: a number gives the order."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.categories import queries as categories
from regional_meldpunt.playbooks import queries
from regional_meldpunt.playbooks.actions import Draft
from regional_meldpunt.playbooks.content import Contact, ContactKind, Content, Step, StepKind
from regional_meldpunt.playbooks.models import Playbook

PHONE = RegexValidator(r"^\+?[0-9 ./()-]{3,30}$", _("Write only the number, for example: 0470 00 00 11"))
MOST_STEPS, MOST_CONTACTS, SPARE = 30, 20, 3
A_YEAR = timedelta(days=365)


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


def _phone(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=30, validators=[PHONE], widget=forms.TextInput({"inputmode": "tel"})
    )


class StepForm(forms.Form):
    """A step. Whom to call out must answer at night."""

    place = forms.IntegerField(label=_("Place"), min_value=1, max_value=99, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=StepKind.choices, initial=StepKind.DO)
    text = forms.CharField(label=_("What to do"), required=False, max_length=400, widget=_area(2))
    who = forms.CharField(label=_("Who"), required=False, max_length=120)
    phone = _phone(_("Telephone"))
    night = _phone(_("At night"))

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("text") and found.get("kind") == StepKind.PAGE and not found.get("night"):
            self.add_error("night", _("Give a number that answers at night."))
        if not found.get("text") and any(found.get(name) for name in ("who", "phone", "night")):
            self.add_error("text", _("Say what has to be done."))
        return found

    def given(self) -> Step:
        return Step(**{name: self.cleaned_data[name] for name in ("kind", "text", "who", "phone", "night")})


class ContactForm(forms.Form):
    """A contractor, a depot, somebody with keys."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ContactKind.choices, initial=ContactKind.CONTRACTOR)
    name = forms.CharField(label=_("Name"), required=False, max_length=120)
    text = forms.CharField(label=_("For what, and where"), required=False, max_length=300)
    phone = _phone(_("Telephone"))
    night = _phone(_("At night"))

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not found.get("name") and any(found.get(name) for name in ("text", "phone", "night")):
            self.add_error("name", _("Give the name."))
        return found

    def given(self) -> Contact:
        return Contact(**{name: self.cleaned_data[name] for name in ("kind", "name", "text", "phone", "night")})


StepRows = forms.formset_factory(StepForm, extra=SPARE, max_num=MOST_STEPS, validate_max=True)
ContactRows = forms.formset_factory(ContactForm, extra=SPARE, max_num=MOST_CONTACTS, validate_max=True)


class HeadForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=120)
    about = forms.ChoiceField(label=_("For"), required=False)
    owner_name = forms.CharField(
        label=_("Kept by"), max_length=120, help_text=_("A function rather than a person: who sees that it is right.")
    )
    review_on = forms.DateField(
        label=_("Look at it again on"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    euro = forms.IntegerField(
        label=_("May order up to, in euro"),
        required=False,
        min_value=0,
        max_value=1_000_000,
        help_text=_("What the person on call may spend without asking. Empty: nothing was agreed."),
    )
    mandate = forms.CharField(
        label=_("What the person on call may order"), required=False, max_length=1_000, widget=_area(3)
    )
    scale_up = forms.CharField(label=_("When to scale up"), required=False, max_length=1_000, widget=_area(3))
    road_closure = forms.CharField(label=_("Closing a road"), required=False, max_length=1_000, widget=_area(3))
    keys = forms.CharField(
        label=_("Keys and codes"),
        required=False,
        max_length=1_000,
        widget=_area(2),
        help_text=_("Say where they are and who has them; never write an alarm code here."),
    )
    shared = forms.BooleanField(
        label=_("Neighbours may copy it"),
        required=False,
        help_text=_("They see the steps and the contractors, not the numbers of your own people and your keys."),
    )

    def __init__(self, *args: Any, owner: str, book: Playbook | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken = queries.taken(owner) - ({(book.category_id, book.group_id)} if book else set())
        self.categories = {row.pk: row for row in categories.choosable()}
        if book and book.category:
            self.categories.setdefault(book.category.pk, book.category)
        self.groups = {row.pk: row for row in categories.groups()}
        named = [(f"c{pk}", row.name) for pk, row in self.categories.items()]
        grouped = [(f"g{pk}", row.name) for pk, row in self.groups.items()]
        everything = ("", _("Everything that has no draaiboek of its own"))
        choices = [everything, (_("A whole group"), grouped), (_("One category"), named)]
        self.fields["about"].choices = choices  # type: ignore[attr-defined]  # a choice field
        if owner == "region":
            del self.fields["shared"]

    def clean_about(self) -> tuple[int | None, int | None]:
        """(category, group) by number."""
        word = self.cleaned_data["about"]
        found = (int(word[1:]) if word[:1] == "c" else None, int(word[1:]) if word[:1] == "g" else None)
        if found in self.taken:
            raise forms.ValidationError(_("There is a draaiboek for this already. Change that one."), code="taken")
        return found


class BookForm:
    """The three parts as one."""

    def __init__(self, data: Any = None, *, owner: str, book: Playbook | None = None) -> None:
        said = book.said if book else Content()
        self.head = HeadForm(data, owner=owner, book=book, initial=_head(book, said))
        self.steps = StepRows(
            data,
            prefix="steps",
            initial=[{**vars(step), "place": place} for place, step in enumerate(said.steps, start=1)],
        )
        self.contacts = ContactRows(data, prefix="contacts", initial=[vars(row) for row in said.contacts])
        self.bound = data is not None

    def is_valid(self) -> bool:
        good = [part.is_valid() for part in (self.head, self.steps, self.contacts)] if self.bound else [False]
        if all(good) and not self._steps():
            self.head.add_error(None, _("A draaiboek has at least one step."))
            return False
        return all(good)

    def draft(self) -> Draft:
        values = self.head.cleaned_data
        category, group = values["about"]
        content = Content(
            steps=tuple(self._steps()),
            contacts=tuple(row.given() for row in self.contacts if row.cleaned_data.get("name")),
            **{name: values[name] for name in ("euro", "mandate", "keys", "road_closure", "scale_up")},
        )
        return Draft(
            title=values["title"],
            content=content,
            owner_name=values["owner_name"],
            review_on=values["review_on"],
            category=self.head.categories.get(category),
            group=self.head.groups.get(group),
            shared=values.get("shared", False),
        )

    def _steps(self) -> list[Step]:
        """In the order of their numbers; an empty row is gone, one without a number comes last."""
        rows = [row for row in self.steps if row.cleaned_data.get("text")]
        return [row.given() for row in sorted(rows, key=lambda row: row.cleaned_data.get("place") or 100)]


class ReviewForm(forms.Form):
    until = forms.DateField(label=_("It is right until"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until <= localdate():
            raise forms.ValidationError(_("Choose a day that is still to come."), code="past")
        return until


def in_a_year() -> Any:
    return localdate() + A_YEAR


def _head(book: Playbook | None, said: Content) -> dict[str, Any]:
    found: dict[str, Any] = {
        name: getattr(said, name) for name in ("euro", "mandate", "keys", "road_closure", "scale_up")
    }
    if book is None:
        return {**found, "review_on": in_a_year()}
    about = f"c{book.category_id}" if book.category_id else f"g{book.group_id}" if book.group_id else ""
    mine = {name: getattr(book, name) for name in ("title", "owner_name", "review_on", "shared")}
    return {**found, **mine, "about": about}
