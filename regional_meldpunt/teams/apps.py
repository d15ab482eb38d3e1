from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu
from foundation.access.declarations import Scope
from foundation.audit import verbs
from foundation.tenancy import demo

KEEP = "teams.keep"


class TeamsConfig(AppConfig):
    name = "regional_meldpunt.teams"
    label = "teams"
    verbose_name = _("Teams")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        verbs.declare(
            teams__made=_("Team made"),
            teams__changed=_("Team changed"),
            teams__joined=_("Joined a team"),
            teams__left=_("Left a team"),
        )
        declarations.permission(KEEP, label=_("Keep the teams and who is in them"))
        keepers: tuple[tuple[str, Scope], ...] = (("beheerder", "municipality"), ("coordinator", "region"))
        for role, scope in keepers:
            declarations.role(role, scope=scope, permissions=[KEEP])
            menu.register(_("Teams"), "teams:list", needs=KEEP, scope=scope, icon="users", order=62)
        demo.register(
            municipality=import_string("regional_meldpunt.teams.demo.load_municipality"),
            region=import_string("regional_meldpunt.teams.demo.load_region"),
            order=26,
        )
