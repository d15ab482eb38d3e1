"""Notifications as a Django application."""

from django.apps import AppConfig

from foundation.notifications import channels, mail, sms


class NotificationsConfig(AppConfig):
    name = "foundation.notifications"
    label = "notifications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        channels.register(channels.MAIL, mail.deliver)
        channels.register(channels.SMS, sms.deliver)
