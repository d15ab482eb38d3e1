"""The calendar as a Django application."""

from django.apps import AppConfig

from foundation.calendar.demo import demo_municipality
from foundation.tenancy import demo


class CalendarConfig(AppConfig):
    name = "foundation.calendar"
    label = "calendar_days"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        demo.register(municipality=demo_municipality, order=5)
