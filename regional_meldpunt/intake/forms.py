"""The questions of the citizen's form. Each form checks its own answers and knows nothing of the others."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.design.forms import unchanging
from regional_meldpunt.categories.models import Answering, Category, Question
from regional_meldpunt.contacts.models import AnswerChannel, is_mobile

LONGEST_DESCRIPTION = 10_000
LONGEST_PLACE = 300
LONGEST_ANSWER = 300
MOST_PHOTOS = 6
PREFIX = "vraag-"


class SearchForm(forms.Form):
    """One word is enough."""

    q = forms.CharField(label=_("Search with a word"), required=False, max_length=200)


class Coordinate(forms.FloatField):
    """Degrees, from a hidden field. Empty is fine; infinity and words are not."""

    def clean(self, value: Any) -> float | None:
        found: float | None = super().clean(value)
        if found is not None and not math.isfinite(found):
            raise forms.ValidationError(_("This place does not exist."), code="impossible")
        return found


class WhereForm(forms.Form):
    """A pin, an address, or both."""

    category = forms.SlugField(max_length=60, widget=forms.HiddenInput)
    address = forms.CharField(
        label=_("Address or place"),
        required=False,
        max_length=LONGEST_PLACE,
        help_text=_("For example: street and number, with the postal code or the municipality."),
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    lat = Coordinate(required=False, min_value=-90, max_value=90, widget=forms.HiddenInput)
    lon = Coordinate(required=False, min_value=-180, max_value=180, widget=forms.HiddenInput)
    choice = forms.CharField(label=_("The place is in"), required=False, max_length=40)
    confirmed = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)
    danger = forms.BooleanField(label=_("Somebody is in danger now: send it all the same"), required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        pin = (found.get("lat"), found.get("lon"))
        if None in pin:
            found["lat"] = found["lon"] = None
            if any(field in self.errors for field in ("lat", "lon")):
                self.add_error("address", _("The pin is at a place that does not exist. Choose another one."))
            elif not found.get("address") and "address" not in self.errors:
                self.add_error("address", _("Type an address, or point out the place on the map."))
        return found

    @property
    def pin(self) -> tuple[float | None, float | None]:
        return self.cleaned_data.get("lat"), self.cleaned_data.get("lon")


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Any number of files; the pictures themselves are checked by foundation.files."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, (list, tuple)) else [data]
        return [file for file in given if file]


class DetailsForm(forms.Form):
    """What is the matter: the questions of the category, words and pictures.

    A question that depends on another answer counts only after that answer.
    """

    description = forms.CharField(
        label=_("What is the matter?"),
        max_length=LONGEST_DESCRIPTION,
        help_text=_("Describe what you see. Do not give names of other people."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"max_length": _("That is too long: at most %(limit_value)d characters, now %(show_value)d.")},
    )
    danger = forms.BooleanField(label=_("Somebody is in danger now"), required=False)
    photos = PhotosField(
        label=_("Photos"),
        required=False,
        help_text=_("At most 6. We remove the place and other hidden data from the photo."),
        widget=SeveralFiles(attrs={"accept": "image/jpeg,image/png,image/webp,image/heic,image/heif"}),
    )

    def __init__(
        self, *args: Any, questions: Sequence[Question] = (), answers: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for question in questions:
            field = self.fields[PREFIX + question.slug] = _answer_field(question)
            field.initial = (answers or {}).get(question.slug, "")

    def rows(self) -> list[tuple[forms.BoundField, Question, str]]:
        """Each question with its field, and the name of the field it waits for."""
        return [(self[PREFIX + question.slug], question, self._waits_for(question)) for question in self.questions]

    def _waits_for(self, question: Question) -> str:
        name = PREFIX + str(question.shown_when.get("question", ""))
        return name if name in self.fields else ""

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        given = {question.slug: found.get(PREFIX + question.slug, "") for question in self.questions}
        for question in self.questions:
            name = PREFIX + question.slug
            if not question.is_asked(given):
                found[name] = ""
                self.errors.pop(name, None)
            elif question.required and name not in self.errors and found.get(name) in ("", None):
                self.add_error(name, _("Answer this question."))
        return found

    def answers(self) -> dict[str, str]:
        """What was answered, by the slug of the question; an answer that is wrong is left out."""
        given = {question.slug: self.cleaned_data.get(PREFIX + question.slug) for question in self.questions}
        return {slug: str(value) for slug, value in given.items() if value not in ("", None)}


def _answer_field(question: Question) -> forms.Field:
    """A required question is checked by the form: whether it is asked depends on the other answers."""
    common: dict[str, Any] = {"label": question.label, "required": False}
    if question.kind in (Answering.CHOICE, Answering.YES_NO):
        return forms.ChoiceField(choices=question.choices, widget=forms.RadioSelect, **common)
    if question.kind == Answering.NUMBER:
        return forms.IntegerField(
            min_value=0, max_value=10**9, widget=forms.TextInput(attrs={"inputmode": "numeric"}), **common
        )
    return forms.CharField(max_length=LONGEST_ANSWER, **common)


@unchanging
class ContactForm(forms.Form):
    """How we may answer. Everything is optional, unless the category needs somebody to answer."""

    name = forms.CharField(
        label=_("Your name"), required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        help_text=_("We send you a mail at each step."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.RegexField(
        r"^[0-9+ ()./-]{6,40}$",
        label=_("Telephone number"),
        required=False,
        help_text=_("Only if we may call you about this report."),
        error_messages={"invalid": _("Type a telephone number with digits, for example 056 12 34 56.")},
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel", "inputmode": "tel"}),
    )

    answer_channel = forms.ChoiceField(
        label=_("How do you want to hear from us?"),
        required=False,
        choices=[
            (way.value, way.label)
            for way in (AnswerChannel.MAIL, AnswerChannel.SMS, AnswerChannel.CALLBACK, AnswerChannel.LETTER)
        ],
        help_text=_("If you choose nothing, we take the quickest way."),
        widget=forms.RadioSelect,
    )
    street = forms.CharField(
        label=_("Street and number"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "address-line1"}),
    )
    postal_code = forms.CharField(
        label=_("Postal code"),
        required=False,
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "inputmode": "numeric"}),
    )
    city = forms.CharField(
        label=_("Town"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2"}),
    )

    def __init__(self, *args: Any, category: Category | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.named = category is not None and not category.anonymous_allowed

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        chosen = found.get("answer_channel")
        if chosen:
            self._need(chosen, found)
        if not self.named:
            return found
        if not found.get("name") and "name" not in self.errors:
            self.add_error("name", _("Tell us your name: this kind of report needs one."))
        ways = [name for name in ("email", "phone") if found.get(name) or name in self.errors]
        if not ways and chosen != AnswerChannel.LETTER and "email" not in self.errors:
            self.add_error("email", _("Give an e-mail address or a telephone number, so that we can answer."))
        return found

    def _need(self, chosen: str, found: dict[str, Any]) -> None:
        """Nobody chooses a way in which nothing can arrive."""
        phone = found.get("phone") or ""
        if chosen == AnswerChannel.MAIL:
            self._ask("email", found, _("Give your e-mail address, or choose another way."))
        elif chosen == AnswerChannel.CALLBACK:
            self._ask("phone", found, _("Give your telephone number, or choose another way."))
        elif chosen == AnswerChannel.SMS and not is_mobile(phone) and "phone" not in self.errors:
            self.add_error("phone", _("Give the number of a mobile telephone, or choose another way."))
        elif chosen == AnswerChannel.LETTER:
            for name in ("name", "street", "city"):
                self._ask(name, found, _("A letter needs your name, your street and your town."))

    def _ask(self, name: str, found: dict[str, Any], sentence: Any) -> None:
        if not found.get(name) and name not in self.errors:
            self.add_error(name, sentence)
