from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailboxConfig(AppConfig):
    name = "regional_meldpunt.mailbox"
    label = "mailbox"
    verbose_name = _("Mailboxes")
    default_auto_field = "django.db.models.BigAutoField"
