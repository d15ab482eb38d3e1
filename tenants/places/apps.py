from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    name = "tenants.places"
    label = "places"
    verbose_name = _("Places")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from foundation.design import outlines  # noqa: PLC0415  # models are loaded from here on, not before
        from tenants.places.borders import region_outlines  # noqa: PLC0415

        outlines.register(region_outlines, order=1)
