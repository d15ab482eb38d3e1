"""Opening hours in the editor: seven fields that take "09:00-12:00, 13:30-17:00", as in the settings."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from tenants.office import opening_hours


class WeekWidget(forms.MultiWidget):
    """One line per day, each with its own label."""

    def __init__(self) -> None:
        super().__init__({day: forms.TextInput() for day in opening_hours.DAYS})

    def decompress(self, value: Any) -> list[str]:
        week = value if isinstance(value, Mapping) else {}
        return [opening_hours.as_text(week.get(day, [])) for day in opening_hours.DAYS]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        texts = value if isinstance(value, list) else self.decompress(value)
        lines = (
            (f"{name}_{day}", label, text) for (day, label), text in zip(opening_hours.DAYS.items(), texts, strict=True)
        )
        rows = format_html_join(
            "", '<div class="site-week__day"><label for="id_{0}">{1}</label>'
            '<input type="text" id="id_{0}" name="{0}" value="{2}" maxlength="80"></div>', lines,
        )  # fmt: skip
        return format_html('<div class="site-week">{}</div>', rows)


class WeekField(forms.MultiValueField):
    widget = WeekWidget

    def __init__(self, **kwargs: Any) -> None:
        fields = [
            forms.CharField(required=False, max_length=80, validators=[opening_hours.check])
            for _day in opening_hours.DAYS
        ]
        kwargs.setdefault("label", _("Opening hours"))
        kwargs.setdefault("help_text", _("For example 09:00-12:00, 13:30-17:00. Leave a closed day empty."))
        super().__init__(fields=fields, require_all_fields=False, required=False, **kwargs)

    def compress(self, data_list: Sequence[str]) -> dict[str, list[list[str]]]:
        spans = {
            day: opening_hours.from_text(text or "")
            for day, text in zip(opening_hours.DAYS, data_list or [""] * 7, strict=True)
        }
        return {day: found for day, found in spans.items() if found}
