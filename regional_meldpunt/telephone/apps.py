from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu
from foundation.access.declarations import Scope
from foundation.audit import verbs

TAKE_IN, EXCHANGE, COUNTED = "meldingen.take_in", "telephone.exchange", "telephone.first_line"


class TelephoneConfig(AppConfig):
    name = "regional_meldpunt.telephone"
    label = "telephone"
    verbose_name = _("Telephone, counter and letters")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        verbs.declare(telephone__answered=_("Call card taken"), telephone__secret_shown=_("Key of the exchange shown"))
        declarations.permission(TAKE_IN, label=_("Enter meldingen for others: telephone, counter, letter"))
        declarations.permission(EXCHANGE, label=_("Connect the telephone exchange"))
        declarations.permission(COUNTED, label=_("See how much the first line answered"))
        everybody: tuple[tuple[str, Scope, list[str]], ...] = (
            ("onthaal", "municipality", [TAKE_IN, COUNTED]),
            ("behandelaar", "municipality", [TAKE_IN]),
            ("beheerder", "municipality", [EXCHANGE, COUNTED]),
            ("operator", "region", [TAKE_IN, COUNTED]),
            ("coordinator", "region", [EXCHANGE, COUNTED]),
        )
        for role, scope, permissions in everybody:
            declarations.role(role, scope=scope, permissions=permissions)
        menu.register(
            _("Look up a reporter"), "telephone:find", needs=TAKE_IN, scope="municipality", icon="search", order=6
        )
        scopes: tuple[Scope, ...] = ("municipality", "region")
        for scope in scopes:
            menu.register(
                _("Enter a melding"), "telephone:entry", needs=TAKE_IN, scope=scope, icon="phone-call", order=6
            )
            menu.register(
                _("First line"), "telephone:counters", needs=COUNTED, scope=scope, icon="circle-check", order=16
            )
            menu.register(
                _("Telephone exchange"), "telephone:exchange", needs=EXCHANGE, scope=scope, icon="phone", order=66
            )
