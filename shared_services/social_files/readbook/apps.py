from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReadbookConfig(AppConfig):
    name = "shared_services.social_files.readbook"
    label = "social_readbook"
    verbose_name = _("Log of the social files")
    default_auto_field = "django.db.models.BigAutoField"
