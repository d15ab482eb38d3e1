"""What a reporter may still say, and the form in which a number is typed."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_ANSWER = 5_000


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
