from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "foundation.events"
    label = "events"
