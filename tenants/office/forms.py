from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.access.declarations import Role
from foundation.audit import queries as audit
from foundation.audit import verbs
from foundation.calendar.actions import ClosingDayFacts
from foundation.calendar.models import ClosingDay
from tenants.office import opening_hours
from tenants.registry.snapshot import MunicipalitySnapshot

FAR_AHEAD = timedelta(days=5 * 366)
LANGUAGES = [("nl", _("Dutch")), ("fr", _("French")), ("en", _("English"))]


class RolesField(forms.MultipleChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.CheckboxSelectMultiple, required=False, label=_("Roles"), **kwargs)


def role_choices(roles: list[Role]) -> list[tuple[str, str]]:
    return [(role.code, f"{role}: {role.description}" if role.description else str(role)) for role in roles]


class InvitationForm(forms.Form):
    """A new colleague; the roles offered are those that the reader may give."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address of their work"), max_length=254)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, initial="nl")
    roles = RolesField()

    def __init__(self, *args: Any, offered: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = role_choices(offered)  # type: ignore[attr-defined]  # a choice field


class AccountForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    roles = RolesField()

    def __init__(self, *args: Any, offered: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = role_choices(offered)  # type: ignore[attr-defined]  # a choice field


class PersonForm(forms.Form):
    """Somebody who will work for the region."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    phone = forms.RegexField(
        r"^\+?[0-9 ./()-]{6,30}$",
        label=_("Telephone, day and night"),
        error_messages={"invalid": _("Write a telephone number, such as 0470 12 34 56.")},
    )
    role = forms.ChoiceField(label=_("Task at the region"))

    def __init__(self, *args: Any, offered: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.code, str(role)) for role in offered]  # type: ignore[attr-defined]  # a choice field


class AuditFilterForm(forms.Form):
    text = forms.CharField(label=_("Who or about whom"), required=False, max_length=100)
    verb = forms.ChoiceField(label=_("What"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verb"].choices = [("", _("Everything")), *verbs.known()]  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> audit.Filter:
        """What was filled in; a filter that makes no sense filters nothing."""
        if not self.is_valid():
            return audit.Filter()
        return audit.Filter(**self.cleaned_data)


class ClosingDayForm(forms.Form):
    """One own closing day: a whole day, or from an hour on."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    name = forms.CharField(
        label=_("Reason"), max_length=80, help_text=_("For example: bridge day, or the Monday of the local fair.")
    )
    from_time = forms.TimeField(
        label=_("Closed from"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("Only for half a day, for example 12:00. Leave it empty for the whole day."),
    )
    yearly = forms.BooleanField(label=_("Every year on this date"), required=False)

    @classmethod
    def of(cls, row: ClosingDay) -> "ClosingDayForm":
        return cls(
            initial={"day": row.day, "name": row.name, "from_time": row.from_time, "yearly": row.yearly},
        )

    def clean_day(self) -> date:
        """A day of the past closes nothing any more; a typing error in the year must not stay unseen."""
        day: date = self.cleaned_data["day"]
        today = timezone.localdate()
        if day > today + FAR_AHEAD:
            raise forms.ValidationError(_("This day is more than five years ahead."))
        if day < today and not self.data.get("yearly"):
            raise forms.ValidationError(_("This day is over. Choose a day to come, or tick that it is every year."))
        return day

    def facts(self) -> ClosingDayFacts:
        return ClosingDayFacts(**self.cleaned_data)


class SettingsForm(forms.Form):
    phone = forms.CharField(label=_("Telephone"), max_length=30)
    email = forms.EmailField(label=_("E-mail address, also of the mails you send"))
    street = forms.CharField(label=_("Street and number"), max_length=120)
    postal_code = forms.RegexField(r"^[1-9]\d{3}$", label=_("Postal code"))
    city = forms.CharField(label=_("Place"), max_length=80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for day, label in opening_hours.DAYS.items():
            self.fields[day] = forms.CharField(
                label=label,
                required=False,
                max_length=80,
                validators=[opening_hours.check],
            )

    @classmethod
    def of(cls, snapshot: MunicipalitySnapshot) -> "SettingsForm":
        hours = {day: opening_hours.as_text(snapshot.opening_hours.get(day, [])) for day in opening_hours.DAYS}
        return cls(initial={**snapshot.contact, **hours})

    def contact(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("phone", "email", "street", "postal_code", "city")}

    def hours(self) -> dict[str, list[list[str]]]:
        spans = {day: opening_hours.from_text(self.cleaned_data[day]) for day in opening_hours.DAYS}
        return {day: found for day, found in spans.items() if found}


def export_name(host: str) -> str:
    return f"audit-{host}-{timezone.localdate():%Y-%m-%d}.csv"
