from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu
from regional_meldpunt.paging import answering

WATCH = "dispatch.watch"


class DispatchConfig(AppConfig):
    name = "regional_meldpunt.dispatch"
    label = "dispatch"
    verbose_name = _("Dispatch")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        declarations.permission(WATCH, label=_("See whether alarms work"))
        declarations.role("coordinator", scope="region", permissions=[WATCH])
        menu.register(
            _("Dispatch engine"), "dispatch:engine", needs=WATCH, scope="region", icon="heart-pulse", order=23
        )
        here = "regional_meldpunt.dispatch.answering"
        answering.register(acknowledge=import_string(f"{here}.acknowledge"), decline=import_string(f"{here}.decline"))
