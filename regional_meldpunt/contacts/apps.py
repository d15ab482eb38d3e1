from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from foundation.audit import verbs


class ContactsConfig(AppConfig):
    name = "regional_meldpunt.contacts"
    label = "contacts"
    verbose_name = _("Contact book")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        verbs.declare(
            contacts__read=_("Contact of a reporter looked up"),
            contacts__given_away=_("Contact of a reporter given to another municipality"),
            contacts__taken_over=_("Contact of a reporter taken over from another municipality"),
            contacts__searched=_("Reporters searched at the counter"),
        )
