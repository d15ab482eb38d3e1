"""What a reporter may still say, and the form in which a number is typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.contacts.models import AnswerChannel, Contact, is_mobile

LONGEST_ANSWER = 5_000
WAYS = (AnswerChannel.MAIL, AnswerChannel.SMS, AnswerChannel.CALLBACK, AnswerChannel.LETTER)
MISSING = {
    "email": _("Give your e-mail address, or choose another way."),
    "phone": _("Give your telephone number, or choose another way."),
    "name": _("A letter needs your name."),
    "street": _("A letter needs your street and number."),
    "city": _("A letter needs your town."),
}


class NumberForm(forms.Form):
    number = forms.CharField(
        label=_("The number of your report"),
        max_length=80,
        help_text=_("It looks like KOR-7K4M-2Q9. Capitals, spaces and dashes do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=_("Do you want to say something more?"),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": _("That is too long: at most %(limit_value)d characters, now %(show_value)d.")},
    )


class PhotoForm(forms.Form):
    photo = forms.FileField(
        label=_("Add a photo"),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/heic,image/heif"}),
    )


class WithdrawForm(forms.Form):
    sure = forms.BooleanField(label=_("Yes, I withdraw this report"))


class VerdictForm(forms.Form):
    """`satisfied` is yes or no; with no, it may be opened again."""

    satisfied = forms.TypedChoiceField(
        label=_("Is it solved?"),
        choices=[("yes", _("Yes")), ("no", _("No, not yet"))],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("What do you want to say about it?"),
        max_length=LONGEST_ANSWER,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reopen = forms.BooleanField(label=_("Open my report again, it is not solved"), required=False)


class WayForm(forms.Form):
    """How a reporter wants to hear from us. What is empty stays as we have it; what a way needs must be there."""

    answer_channel = forms.ChoiceField(
        label=_("How do you want to hear from us?"),
        choices=[(way.value, way.label) for way in WAYS],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how you want to hear from us.")},
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": _("This is no e-mail address. An example: name@example.be")},
    )
    phone = forms.RegexField(
        r"^[0-9+ ()./-]{6,40}$",
        label=_("Telephone number"),
        required=False,
        error_messages={"invalid": _("Type a telephone number with digits, for example 056 12 34 56.")},
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel", "inputmode": "tel"}),
    )
    name = forms.CharField(
        label=_("Your name"), required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
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

    def __init__(self, *args: Any, contact: Contact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contact = contact
        self.fields["answer_channel"].initial = contact.way

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        way = given.get("answer_channel")
        needs = {
            AnswerChannel.MAIL: ("email",),
            AnswerChannel.SMS: ("phone",),
            AnswerChannel.CALLBACK: ("phone",),
            AnswerChannel.LETTER: ("name", "street", "city"),
        }
        for name in needs.get(AnswerChannel(way), ()) if way else ():
            if not self._known(name) and name not in self.errors:
                self.add_error(name, MISSING[name])
        if way == AnswerChannel.SMS and "phone" not in self.errors and not is_mobile(self._known("phone")):
            self.add_error("phone", _("A text message needs the number of a mobile telephone."))
        return given

    def _known(self, name: str) -> str:
        """What was typed now, or what we have already."""
        return str(self.cleaned_data.get(name) or getattr(self.contact, name))
