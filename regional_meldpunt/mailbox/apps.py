from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu
from foundation.audit import verbs
from foundation.tenancy import demo

HANDLE, MANAGE = "mailbox.handle", "mailbox.manage"


class MailboxConfig(AppConfig):
    name = "regional_meldpunt.mailbox"
    label = "mailbox"
    verbose_name = _("Mailboxes")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        verbs.declare(mailbox__changed=_("Mailbox changed"))
        declarations.permission(HANDLE, label=_("Read incoming mail and decide what becomes of it"))
        declarations.permission(MANAGE, label=_("Say where mailboxes are read"))
        declarations.role("onthaal", scope="municipality", permissions=[HANDLE])
        declarations.role("behandelaar", scope="municipality", permissions=[HANDLE])
        declarations.role("beheerder", scope="municipality", permissions=[MANAGE])
        declarations.role("operator", scope="region", permissions=[HANDLE])
        declarations.role("coordinator", scope="region", permissions=[MANAGE])
        waiting = import_string("regional_meldpunt.mailbox.menus.waiting")
        menu.register(
            _("Incoming mail"),
            "mailbox:inbox",
            needs=HANDLE,
            scope="municipality",
            icon="mailbox",
            order=7,
            count=waiting,
        )
        menu.register(_("Incoming mail"), "mailbox:inbox", needs=HANDLE, scope="region", icon="mailbox", order=13)
        menu.register(_("Mailboxes"), "mailbox:boxes", needs=MANAGE, scope="municipality", icon="at-sign", order=62)
        menu.register(_("Mailboxes"), "mailbox:boxes", needs=MANAGE, scope="region", icon="at-sign", order=62)
        load = import_string("regional_meldpunt.mailbox.demo.load")
        demo.register(municipality=load, region=import_string("regional_meldpunt.mailbox.demo.load_region"), order=60)
