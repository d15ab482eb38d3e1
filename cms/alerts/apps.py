from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from foundation.tenancy import demo


class AlertsConfig(AppConfig):
    name = "cms.alerts"
    label = "alerts"
    verbose_name = _("Alerts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cms.alerts import access, context  # noqa: PLC0415 - models may only be imported once every app is loaded
        from cms.alerts.demo import load_municipality, load_region  # noqa: PLC0415
        from cms.site import extras  # noqa: PLC0415

        access.declare()
        extras.add_to_page_top("alerts/banner.html", context.above, order=10)
        demo.register(municipality=load_municipality, region=load_region, order=60)
