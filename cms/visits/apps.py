from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from foundation.tenancy import demo


class VisitsConfig(AppConfig):
    name = "cms.visits"
    label = "visits"
    verbose_name = _("Visits")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cms.caching import keeping  # noqa: PLC0415 - settings and models: once every app is loaded
        from cms.visits import views  # noqa: PLC0415
        from cms.visits.counting import counting  # noqa: PLC0415
        from cms.visits.demo import load  # noqa: PLC0415

        views.declare()
        if counting.seen not in keeping.listeners:
            keeping.listeners.append(counting.seen)
        demo.register(municipality=load, order=95)
