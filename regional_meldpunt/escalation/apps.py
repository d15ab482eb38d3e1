from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu
from foundation.access.declarations import Scope
from foundation.audit import verbs
from foundation.tenancy import demo

KEEP = "escalation.keep"


class EscalationConfig(AppConfig):
    name = "regional_meldpunt.escalation"
    label = "escalation"
    verbose_name = _("Escalation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        declarations.permission(KEEP, label=_("Say who is reached, in which order"))
        verbs.declare(
            escalation__made=_("Escalation policy made"),
            escalation__changed=_("Draft of an escalation policy changed"),
            escalation__named=_("Escalation policy renamed"),
            escalation__discarded=_("Draft of an escalation policy discarded"),
            escalation__published=_("Escalation policy put into use"),
            escalation__taken_back=_("Escalation policy taken back to a version before"),
            escalation__stopped=_("Escalation policy stopped"),
            escalation__resumed=_("Escalation policy taken up again"),
            escalation__chosen=_("Choice of an escalation policy made"),
            escalation__choice_changed=_("Choice of an escalation policy changed"),
            escalation__choice_removed=_("Choice of an escalation policy removed"),
        )
        broken = import_string("regional_meldpunt.escalation.menus.broken")
        keepers: tuple[tuple[str, Scope], ...] = (("beheerder", "municipality"), ("coordinator", "region"))
        for role, scope in keepers:
            declarations.role(role, scope=scope, permissions=[KEEP])
            menu.register(
                _("Escalation"), "escalation:list", needs=KEEP, scope=scope, icon="bell-ring", order=61, count=broken
            )
        demo.register(region=import_string("regional_meldpunt.escalation.demo.load"), order=35)
