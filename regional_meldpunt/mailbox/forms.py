"""What staff fill in about a mail, and about a mailbox."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.categories.models import Category
from regional_meldpunt.mailbox.models import Mailbox, Security
from regional_meldpunt.meldingen import melding_number
from regional_meldpunt.meldingen.models import Kind
from tenants.registry import hosts

LONGEST = 10_000


class MakeForm(forms.Form):
    """A melding made of a mail. At the region somebody chooses the municipality."""

    municipality = forms.ChoiceField(label=_("Municipality"))
    category = forms.ChoiceField(label=_("Category"))
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, initial=Kind.MELDING.value)
    place = forms.CharField(label=_("Place"), max_length=300, required=False, help_text=_("Street, number and town"))
    text = forms.CharField(label=_("Description"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6}))
    answer = forms.BooleanField(label=_("Keep the sender informed"), required=False, initial=True)

    def __init__(self, *args: Any, categories: list[Category], here: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if here:
            del self.fields["municipality"]
        else:
            places = [(place.schema_name, place.name) for place in hosts.municipalities()]
            self.fields["municipality"].choices = [("", _("Choose")), *places]  # type: ignore[attr-defined]  # a choice field
        self.by_slug = {category.slug: category for category in categories}
        self.fields["category"].choices = _grouped(categories)  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> Category:
        return self.by_slug[self.cleaned_data["category"]]


def _grouped(categories: list[Category]) -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for category in categories:
        groups.setdefault(category.group.name, []).append((category.slug, category.name))
    return list(groups.items())


class AttachForm(forms.Form):
    number = forms.CharField(label=_("Number of the report"), max_length=40)
    reopen = forms.BooleanField(label=_("Open the report again if it is finished"), required=False)

    def clean_number(self) -> str:
        number = melding_number.normalise(self.cleaned_data["number"])
        if number is None:
            raise forms.ValidationError(_("This is not a number of a report. Look at it again."))
        return number


class AnswerForm(forms.Form):
    text = forms.CharField(label=_("Your answer"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6}))


class MailboxForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the stubs
    """Where a mailbox is read. The password is never shown again."""

    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Leave it empty to keep the present password."),
    )

    class Meta:
        model = Mailbox
        fields = [
            "address",
            "active",
            "host",
            "port",
            "security",
            "login",
            "folder",
            "done_folder",
            "take_existing",
            "colleagues",
        ]
        labels = {
            "address": _("Mail address"),
            "active": _("Fetch mail from this mailbox"),
            "host": _("IMAP server"),
            "port": _("Port"),
            "security": _("Security"),
            "login": _("Login"),
            "folder": _("Folder that is read"),
            "done_folder": _("Folder for fetched mails"),
            "take_existing": _("Also fetch the mails that are in it already"),
            "colleagues": _("Mail domains of colleagues"),
        }
        help_texts = {
            "address": _("Answers to our mails come back to this address, with a plus and a code behind the name."),
            "host": _("For example imap.town.be. Without a server nothing is fetched."),
            "done_folder": _("Empty: mails stay where they are and are marked as read."),
            "take_existing": _("Only at the start. Old mails then become reports as well."),
            "colleagues": _("One on each line. What they forward becomes a report of the first sender."),
        }
        widgets = {"colleagues": forms.Textarea(attrs={"rows": 3})}

    field_order = ["address", "active", "host", "port", "security", "login", "password"]

    def clean_security(self) -> str:
        """A password never travels in the open, except inside one machine."""
        chosen = str(self.cleaned_data["security"])
        host = str(self.cleaned_data.get("host") or "")
        if chosen == Security.NONE and host and host not in ("localhost", "127.0.0.1"):
            raise forms.ValidationError(_("Without security the password could be read on the way. Choose TLS."))
        return chosen

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("active") and values.get("host") and not values.get("login"):
            self.add_error("login", _("Fill in the login of the mailbox."))
        return values
