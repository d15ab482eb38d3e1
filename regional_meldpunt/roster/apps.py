from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu
from foundation.audit import verbs
from foundation.tenancy import demo


class RosterConfig(AppConfig):
    name = "regional_meldpunt.roster"
    label = "roster"
    verbose_name = _("Roster")

    def ready(self) -> None:
        verbs.declare(roster__planned=_("Roster planned"), roster__given=_("Shift given to somebody else"))
        declarations.permission("roster.see", label=_("See who is on call"))
        declarations.permission("roster.manage", label=_("Change the roster"))
        declarations.role("operator", scope="region", permissions=["roster.see"])
        declarations.role("wachtdienst", scope="region", permissions=["roster.see"])
        declarations.role("coordinator", scope="region", permissions=["roster.see", "roster.manage"])
        menu.register(_("Roster"), "roster:shifts", needs="roster.see", scope="region", icon="calendar-days", order=20)
        demo.register(region=import_string("regional_meldpunt.roster.demo.load"), order=30)
