from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagingConfig(AppConfig):
    name = "regional_meldpunt.paging"
    label = "paging"
    verbose_name = _("Paging")
    default_auto_field = "django.db.models.BigAutoField"
