from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from foundation.access import menu
from foundation.access.declarations import Scope
from foundation.audit import verbs

SCOPES: tuple[Scope, ...] = ("municipality", "region")


class WorklistsConfig(AppConfig):
    name = "regional_meldpunt.worklists"
    label = "worklists"
    verbose_name = _("Work lists")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for scope in SCOPES:
            menu.register(
                _("Work lists"), "worklists:list", needs="meldingen.see", scope=scope, icon="list-checks", order=7
            )
        verbs.declare(worklists__exported=_("Work list exported"), worklists__bulk=_("Many meldingen changed at once"))
