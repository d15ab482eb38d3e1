from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TransferConfig(AppConfig):
    name = "shared_services.social_files.transfer"
    label = "social_transfer"
    verbose_name = _("Transfer of social files")
    default_auto_field = "django.db.models.BigAutoField"
