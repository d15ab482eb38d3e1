from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactsConfig(AppConfig):
    name = "regional_meldpunt.contacts"
    label = "contacts"
    verbose_name = _("Contact book")
    default_auto_field = "django.db.models.BigAutoField"
