from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicMapConfig(AppConfig):
    name = "regional_meldpunt.public_map"
    label = "public_map"
    verbose_name = _("Map of meldingen")
    default_auto_field = "django.db.models.BigAutoField"
