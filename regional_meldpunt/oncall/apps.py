from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu

ANSWER = "oncall.answer"


class OncallConfig(AppConfig):
    name = "regional_meldpunt.oncall"
    label = "oncall"
    verbose_name = _("On call")

    def ready(self) -> None:
        declarations.permission(ANSWER, label=_("Answer alarms while on call"))
        declarations.role("wachtdienst", scope="region", permissions=[ANSWER])
        menu.register(_("On call"), "oncall:now", needs=ANSWER, scope="region", icon="bell-ring", order=6)
