"""The form of a webhook."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation import outbound
from regional_meldpunt.linked_data.messages import EVENTS
from regional_meldpunt.linked_data.models import Webhook


class WebhookForm(forms.Form):
    name = forms.CharField(label=_("For whom or for what?"), max_length=120)
    url = forms.CharField(
        label=_("Address that receives the messages"),
        help_text=_("For example https://example.be/meldingen"),
        max_length=300,
    )
    events = forms.MultipleChoiceField(
        label=_("What must be told?"),
        help_text=_("Nothing ticked means everything."),
        choices=list(EVENTS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    @classmethod
    def of(cls, webhook: Webhook, data: Any = None) -> WebhookForm:
        return cls(data, initial={"name": webhook.name, "url": webhook.url, "events": webhook.events})

    def clean_url(self) -> str:
        url = str(self.cleaned_data["url"]).strip()
        try:
            outbound.check(url)
        except outbound.AddressRefused as problem:
            raise forms.ValidationError(_("We cannot use this address: %(why)s") % {"why": problem}) from problem
        except outbound.Unreachable:
            pass  # it may be away for a moment; the list of messages tells
        return url
