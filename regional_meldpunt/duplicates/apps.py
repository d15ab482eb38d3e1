from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DuplicatesConfig(AppConfig):
    name = "regional_meldpunt.duplicates"
    label = "duplicates"
    verbose_name = _("Duplicates and storms")
    default_auto_field = "django.db.models.BigAutoField"
