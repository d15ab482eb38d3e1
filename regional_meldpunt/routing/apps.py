from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu
from foundation.access.declarations import Scope
from foundation.audit import verbs
from foundation.tenancy import demo
from foundation.tenancy.registers import on_region_created

KEEP = "routing.keep"


class RoutingConfig(AppConfig):
    name = "regional_meldpunt.routing"
    label = "routing"
    verbose_name = _("Routing")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        on_region_created.register(import_string("regional_meldpunt.routing.loading.load"), order=25)
        owners = import_string("regional_meldpunt.categories.owners.register")
        owners("routing", import_string("regional_meldpunt.routing.owners.choices"))
        verbs.declare(
            routing__rule_made=_("Rule made"),
            routing__rule_changed=_("Rule changed"),
            routing__rule_moved=_("Order of the rules changed"),
            routing__rule_removed=_("Rule removed"),
            routing__party_made=_("Outside party added"),
            routing__party_changed=_("Outside party changed"),
        )
        declarations.permission(KEEP, label=_("Keep the rules and the outside parties"))
        broken = import_string("regional_meldpunt.routing.menus.broken")
        keepers: tuple[tuple[str, Scope], ...] = (("beheerder", "municipality"), ("coordinator", "region"))
        for role, scope in keepers:
            declarations.role(role, scope=scope, permissions=[KEEP])
            menu.register(_("Routing"), "routing:list", needs=KEEP, scope=scope, icon="route", order=64, count=broken)
        demo.register(
            municipality=import_string("regional_meldpunt.routing.demo.load_municipality"),
            region=import_string("regional_meldpunt.routing.demo.load_region"),
            order=27,
        )
