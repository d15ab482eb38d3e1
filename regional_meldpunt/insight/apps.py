from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu
from foundation.access.declarations import Scope
from foundation.audit import verbs
from foundation.tenancy import demo

READ = "meldingen.insight"
HOLDERS: tuple[tuple[str, Scope], ...] = (
    ("behandelaar", "municipality"),
    ("beheerder", "municipality"),
    ("coordinator", "region"),
)
SCOPES: tuple[Scope, ...] = ("municipality", "region")


class InsightConfig(AppConfig):
    name = "regional_meldpunt.insight"
    label = "insight"
    verbose_name = _("Insight")

    def ready(self) -> None:
        verbs.declare(insight__exported=_("Table of figures taken along"))
        declarations.permission(READ, label=_("See the figures of inflow, backlog and deadlines (as lead of a team)"))
        for role, scope in HOLDERS:
            declarations.role(role, scope=scope, permissions=[READ])
        shown = import_string("regional_meldpunt.insight.access.is_shown")
        for scope in SCOPES:
            menu.register(
                _("Insight"), "insight:board", needs=READ, scope=scope, icon="chart-column", order=17, shown=shown
            )
        demo.register(municipality=import_string("regional_meldpunt.insight.demo.load"), order=46)
