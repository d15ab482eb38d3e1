from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import menu
from foundation.tenancy import demo


class DeskConfig(AppConfig):
    name = "regional_meldpunt.desk"
    label = "desk"
    verbose_name = _("Desk")

    def ready(self) -> None:
        menu.register(_("Desk"), "desk:queue", needs="meldingen.handle", scope="region", icon="siren", order=5)
        demo.register(region=import_string("regional_meldpunt.desk.demo.load"), order=40)
