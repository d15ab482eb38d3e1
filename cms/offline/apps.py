from django.apps import AppConfig


class OfflineConfig(AppConfig):
    name = "cms.offline"
    label = "offline"
    verbose_name = "Offline"

    def ready(self) -> None:
        from cms.offline import views  # noqa: PLC0415 - other apps must be loaded first
        from cms.site import extras  # noqa: PLC0415

        extras.add_to_head("offline/head.html", views.head, order=70)
