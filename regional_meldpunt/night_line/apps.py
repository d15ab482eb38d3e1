from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu
from foundation.audit import verbs
from foundation.tasks import rounds
from foundation.tenancy import demo

KEEP = "night_line.keep"
SWEEP_EVERY = 3600.0  # seconds


class NightLineConfig(AppConfig):
    name = "regional_meldpunt.night_line"
    label = "night_line"
    verbose_name = _("Night line")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        verbs.declare(night_line__number_kept=_("Night number changed"))
        declarations.permission(KEEP, label=_("Keep the night numbers and connect their exchange"))
        declarations.role("coordinator", scope="region", permissions=[KEEP])
        menu.register(_("Night line"), "night_line:numbers", needs=KEEP, scope="region", icon="moon", order=67)
        rounds.register(
            "night_line.sweep", import_string("regional_meldpunt.night_line.keeping.sweep"), every=SWEEP_EVERY
        )
        demo.register(region=import_string("regional_meldpunt.night_line.demo.load"), order=45)
