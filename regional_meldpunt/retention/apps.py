from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu
from foundation.audit import verbs
from foundation.tasks import rounds

KEEP = "meldingen.retention"
LOOK_EVERY = 1800.0  # seconds; asking twice a night is harmless, the key of the task is the day


class RetentionConfig(AppConfig):
    name = "regional_meldpunt.retention"
    label = "retention"
    verbose_name = _("Retention")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        verbs.declare(retention__term_changed=_("Retention period changed"))
        declarations.permission(KEEP, label=_("Decide how long meldingen stay readable"))
        declarations.role("beheerder", scope="municipality", permissions=[KEEP])
        menu.register(
            _("Retention periods"), "retention:terms", needs=KEEP, scope="municipality", icon="archive", order=87
        )
        rounds.register("retention.look", import_string("regional_meldpunt.retention.erasing.look"), every=LOOK_EVERY)
