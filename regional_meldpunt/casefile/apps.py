from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasefileConfig(AppConfig):
    name = "regional_meldpunt.casefile"
    label = "casefile"
    verbose_name = _("File of a melding")
