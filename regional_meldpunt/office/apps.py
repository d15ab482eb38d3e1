from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from foundation.access import menu


class OfficeConfig(AppConfig):
    name = "regional_meldpunt.office"
    label = "meldpunt_office"
    verbose_name = _("Work list of meldingen")

    def ready(self) -> None:
        menu.register(
            _("Meldingen"), "meldpunt_office:work", needs="meldingen.see", scope="municipality", icon="inbox", order=5
        )
