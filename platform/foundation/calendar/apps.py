"""The calendar as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from foundation.audit import verbs
from foundation.calendar.demo import demo_municipality
from foundation.tenancy import demo


class CalendarConfig(AppConfig):
    name = "foundation.calendar"
    label = "calendar_days"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        verbs.declare(
            calendar__closing_day_added=_("Closing day added"),
            calendar__closing_day_changed=_("Closing day changed"),
            calendar__closing_day_removed=_("Closing day removed"),
        )
        demo.register(municipality=demo_municipality, order=5)
