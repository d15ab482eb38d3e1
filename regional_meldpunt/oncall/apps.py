from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu
from foundation.tasks import rounds

ANSWER = "oncall.answer"
SWEEP_EVERY = 300.0  # seconds


class OncallConfig(AppConfig):
    name = "regional_meldpunt.oncall"
    label = "oncall"
    verbose_name = _("On call")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        declarations.permission(ANSWER, label=_("Answer alarms while on call"))
        declarations.role("wachtdienst", scope="region", permissions=[ANSWER])
        menu.register(_("On call"), "oncall:now", needs=ANSWER, scope="region", icon="bell-ring", order=6)
        rounds.register("oncall.sweep", import_string("regional_meldpunt.oncall.keeping.sweep"), every=SWEEP_EVERY)
        import_string("regional_meldpunt.desk.wording.VERBS")["pressed_earlier"] = _(
            "Pressed on the telephone earlier:"
        )
