from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from foundation.access import menu


class TaakConfig(AppConfig):
    name = "regional_meldpunt.taak"
    label = "taak"
    verbose_name = _("Tasks")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        menu.register(_("Tasks"), "taak:list", needs="meldingen.see", scope="municipality", icon="list-checks", order=7)
