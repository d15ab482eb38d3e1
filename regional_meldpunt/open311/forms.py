"""Forms of the page of connections."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation import outbound
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.open311.models import Endpoint
from regional_meldpunt.open311.parameters import LONGEST_DESCRIPTION

BETWEEN = "|"


class KeyForm(forms.Form):
    name = forms.CharField(
        label=_("Who uses this key?"),
        help_text=_("The name of the app or the firm, for your own list."),
        max_length=120,
    )
    answers_with_token = forms.BooleanField(
        label=_("Answer with a token instead of a number"),
        help_text=_("Only for older software that asks for it."),
        required=False,
    )


class EndpointForm(forms.ModelForm[Endpoint]):
    class Meta:
        model = Endpoint
        fields = ("name", "url", "jurisdiction", "key", "tells_reporter", "closes")
        labels = {
            "name": _("Name of the system"),
            "url": _("Address of its Open311 API"),
            "jurisdiction": _("jurisdiction_id, if they gave you one"),
            "key": _("The API key that they gave you"),
            "tells_reporter": _("The reporter may read their updates"),
            "closes": _("When it is solved there, it is done here"),
        }
        help_texts = {
            "url": _("For example https://example.be/open311/v2/"),
            "jurisdiction": "",
            "key": _("Leave it empty to keep the key that is there."),
            "tells_reporter": "",
            "closes": _("Otherwise a colleague looks at it first."),
        }

    def clean_key(self) -> str:
        """An empty field keeps the key that is there: it is never shown again."""
        return str(self.cleaned_data["key"] or self.instance.key)

    def clean_url(self) -> str:
        url = str(self.cleaned_data["url"]).strip()
        try:
            outbound.check(url)
        except outbound.AddressRefused as problem:
            raise forms.ValidationError(_("We cannot use this address: %(why)s") % {"why": problem}) from problem
        except outbound.Unreachable:
            pass  # it may be away for a moment; asking for its services will tell
        return url if url.endswith("/") else f"{url}/"


class ServiceForm(forms.Form):
    """Step one: which system and which of its services."""

    dienst = forms.ChoiceField(label=_("To which service?"))

    def __init__(self, *args: Any, endpoints: list[Endpoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [(endpoint.name, [_choice(endpoint, row) for row in endpoint.services]) for endpoint in endpoints]
        self.fields["dienst"].choices = [("", _("Choose a service")), *groups]  # type: ignore[attr-defined]  # a choice field


def _choice(endpoint: Endpoint, service: dict[str, Any]) -> tuple[str, str]:
    group = f"{service['group']}: " if service.get("group") else ""
    return f"{endpoint.slug}{BETWEEN}{service['code']}", f"{group}{service['name']}"


class HandOnForm(forms.Form):
    """Step two: what they get. Who reported it is no field of this form."""

    description = forms.CharField(
        label=_("What do we write to them?"),
        help_text=_("Take out what says who reported it. They do not get the name, the address or the telephone."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST_DESCRIPTION,
    )

    def __init__(self, *args: Any, melding: Melding, service: dict[str, Any], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"description": melding.description})
        super().__init__(*args, **kwargs)
        self.melding, self.service = melding, service
        for number, attribute in enumerate(service.get("attributes", [])):
            self.fields[f"attribute_{number}"] = _field(attribute)

    def sending(self) -> dict[str, Any]:
        """The parameters of the report."""
        given = self.cleaned_data
        listed = enumerate(self.service.get("attributes", []))
        answers = {row["code"]: given[f"attribute_{number}"] for number, row in listed if given[f"attribute_{number}"]}
        melding = self.melding
        return {
            "service_code": self.service["code"],
            "lat": melding.lat,
            "long": melding.lon if melding.lat is not None else None,
            "address_string": melding.place_text,
            "description": given["description"],
            "account_id": melding.number,
            "attributes": answers,
        }


def _field(attribute: dict[str, Any]) -> forms.Field:
    if values := attribute.get("values"):
        choices = [("", "-"), *((row["key"], row["name"] or row["key"]) for row in values)]
        return forms.ChoiceField(label=attribute["label"], required=attribute["required"], choices=choices)
    return forms.CharField(label=attribute["label"], required=attribute["required"], max_length=1000)
