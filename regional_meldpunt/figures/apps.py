from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu
from foundation.audit import verbs


class FiguresConfig(AppConfig):
    name = "regional_meldpunt.figures"
    label = "meldpunt_figures"
    verbose_name = _("Figures")

    def ready(self) -> None:
        verbs.declare(figures__exported=_("Figures of the meldpunt exported"))
        declarations.permission("figures.read", label=_("Compare the meldpunt figures of the municipalities"))
        declarations.role("directeur", scope="region", permissions=["figures.read"])
        menu.register(
            _("Figures"), "figures:meldingen", needs="figures.read", scope="region", icon="chart-column", order=15
        )
