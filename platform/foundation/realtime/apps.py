"""Real time as a Django application."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_out

from foundation.realtime.hints import after_logout


class RealtimeConfig(AppConfig):
    name = "foundation.realtime"
    label = "realtime"

    def ready(self) -> None:
        user_logged_out.connect(after_logout, dispatch_uid="realtime.after_logout")
