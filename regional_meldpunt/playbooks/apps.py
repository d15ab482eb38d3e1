from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu
from foundation.access.declarations import Scope
from foundation.audit import verbs
from foundation.tenancy import demo

KEEP = "playbooks.keep"


class PlaybooksConfig(AppConfig):
    name = "regional_meldpunt.playbooks"
    label = "playbooks"
    verbose_name = _("Draaiboeken")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        declarations.permission(KEEP, label=_("Keep the draaiboeken"))
        verbs.declare(
            playbooks__made=_("Draaiboek made"),
            playbooks__changed=_("Draaiboek changed"),
            playbooks__copied=_("Draaiboek copied"),
            playbooks__reviewed=_("Draaiboek read through"),
            playbooks__stopped=_("Draaiboek stopped"),
        )
        overdue = import_string("regional_meldpunt.playbooks.menus.overdue")
        keepers: tuple[tuple[str, Scope], ...] = (("beheerder", "municipality"), ("coordinator", "region"))
        for role, scope in keepers:
            declarations.role(role, scope=scope, permissions=[KEEP])
            menu.register(
                _("Draaiboeken"), "playbooks:list", needs=KEEP, scope=scope, icon="book-open", order=62, count=overdue
            )
        demo.register(
            municipality=import_string("regional_meldpunt.playbooks.demo.load_municipality"),
            region=import_string("regional_meldpunt.playbooks.demo.load_region"),
            order=28,
        )
