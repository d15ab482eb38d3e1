from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.design import outlines


class PlacesConfig(AppConfig):
    name = "tenants.places"
    label = "places"
    verbose_name = _("Places")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        outlines.register(import_string("tenants.places.borders.region_outlines"), order=1)
