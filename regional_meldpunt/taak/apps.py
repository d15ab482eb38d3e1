from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import menu
from foundation.tenancy import demo


class TaakConfig(AppConfig):
    name = "regional_meldpunt.taak"
    label = "taak"
    verbose_name = _("Tasks")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        menu.register(_("Tasks"), "taak:list", needs="meldingen.see", scope="municipality", icon="list-checks", order=7)
        demo.register(region=import_string("regional_meldpunt.taak.demo.load"), order=90)
