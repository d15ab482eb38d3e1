"""What the style guide shows: examples, invented, one of everything."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

ROOMS = ("burger", "kantoor", "desk", "app")


class ExampleForm(forms.Form):
    place = forms.CharField(label="Adres of plaats", help_text="Straat en nummer, of wat u in de buurt ziet.")
    text = forms.CharField(label="Wat is er aan de hand?", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    kind = forms.ChoiceField(label="Soort", choices=[("", "Kies een soort"), ("a", "Verlichting"), ("b", "Afval")])
    answer = forms.ChoiceField(
        label="Hoe mogen we antwoorden?", choices=[("m", "Mail"), ("s", "Sms"), ("n", "Niet")], widget=forms.RadioSelect
    )
    mail = forms.EmailField(label="Mailadres", required=False)
    follow = forms.BooleanField(label="Ik wil deze melding volgen", required=False)
    photos = forms.FileField(label="Foto", required=False)


def context() -> dict[str, Any]:
    now = timezone.now()
    return {
        "form": ExampleForm(),
        "wrong": ExampleForm({"place": "", "kind": "", "mail": "geen adres", "answer": ""}, prefix="wrong"),
        "times": [
            now - timedelta(seconds=20),
            now - timedelta(minutes=5),
            now - timedelta(hours=3),
            now - timedelta(days=3),
        ],
        "urgencies": ["acute", "urgent", "normal", "can_wait"],
        "states": ["received", "dispatched", "acknowledged", "under_way", "on_site", "done", "closed", "waiting"],
    }
