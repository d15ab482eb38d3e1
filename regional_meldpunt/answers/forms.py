"""What staff fill in about messages. Each form is one verb."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.answers.words import CHANNELS, LANGUAGES, PLACES, TEMPLATES, unknown_places
from regional_meldpunt.meldingen import melding_number

LONGEST = 5_000
LONGEST_SMS = 480


class ReplyForm(forms.Form):
    """A message or a question; the key makes one of any number of clicks."""

    template = forms.ChoiceField(
        label=_("What do you want to do?"),
        choices=[
            ("reply", _("Say something")),
            ("question", _("Ask something: the clock stops until the answer comes")),
        ],
        initial="reply",
        widget=forms.RadioSelect,
    )
    whom = forms.ChoiceField(
        label=_("To whom"),
        choices=[("all", _("Everybody who reported it")), ("first", _("Only who reported it first"))],
        initial="all",
        required=False,
        widget=forms.RadioSelect,
    )
    said = forms.CharField(label=_("Your message"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 7}))
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4


class CallForm(forms.Form):
    """How the call went."""

    outcome = forms.ChoiceField(
        label=_("How did it go?"),
        choices=[
            ("reached", _("I reached the reporter")),
            ("not_reached", _("Nobody answered: it stays on the list")),
            ("give_up", _("It does not work: take it off the list")),
        ],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("What did the reporter say?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    note = forms.CharField(label=_("Note for colleagues"), max_length=300, required=False)


class OtherWayForm(forms.Form):
    """Over which channel instead."""

    channel = forms.ChoiceField(label=_("Answer in another way"))

    def __init__(self, *args: Any, able: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = able  # type: ignore[attr-defined]  # a choice field


class TextForm(forms.Form):
    """To which report a text message belongs."""

    number = forms.CharField(label=_("Number of the report"), max_length=40)

    def clean_number(self) -> str:
        number = melding_number.normalise(self.cleaned_data["number"])
        if number is None:
            raise forms.ValidationError(_("This is not a number of a report. Look at it again."))
        return number


class TrialForm(forms.Form):
    """A text message that nobody sent."""

    phone = forms.RegexField(
        r"^[0-9+ ()./-]{8,40}$",
        label=_("From"),
        error_messages={"invalid": _("Type a telephone number with digits, for example 0470 12 34 56.")},
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    text = forms.CharField(label=_("Text"), max_length=480, widget=forms.Textarea(attrs={"rows": 3}))


class WordsForm(forms.Form):
    """Own words for one template; places are checked, so that no reporter ever reads a pair of braces."""

    subject = forms.CharField(label=_("Subject"), max_length=200)
    text = forms.CharField(label=_("Text"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 16}))

    def __init__(self, *args: Any, channel: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.channel = channel
        if channel == "sms":
            del self.fields["subject"]

    def clean_subject(self) -> str:
        return self._checked("subject")

    def clean_text(self) -> str:
        text = self._checked("text")
        if self.channel == "sms" and len(text) > LONGEST_SMS:
            raise forms.ValidationError(
                _("A text message is at most %(most)d characters, this is %(now)d."),
                params={"most": LONGEST_SMS, "now": len(text)},
            )
        if self.channel in ("letter", "callback") and "{link}" in text:
            raise forms.ValidationError(_("The own link cannot stand in a letter or a call: take {link} out."))
        return text

    def _checked(self, name: str) -> str:
        text = str(self.cleaned_data[name]).replace("\r\n", "\n")
        unknown = unknown_places(text)
        if unknown:
            known = ", ".join(f"{{{place}}}" for place in PLACES)
            raise forms.ValidationError(
                _("We know no place {%(place)s}. These exist: %(known)s."),
                params={"place": unknown[0], "known": known},
            )
        return text


class CannedForm(forms.Form):
    title = forms.CharField(label=_("Name"), max_length=120, help_text=_("How you find it in the list."))
    language = forms.ChoiceField(label=_("Language"), choices=[("nl", _("Dutch")), ("fr", _("French"))])
    text = forms.CharField(label=_("Text"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6}))


def known_place(template: str, channel: str, language: str) -> bool:
    """Whether an address names a text that exists."""
    return template in TEMPLATES and channel in CHANNELS and language in LANGUAGES
