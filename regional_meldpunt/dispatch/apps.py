from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from regional_meldpunt.paging import answering


class DispatchConfig(AppConfig):
    name = "regional_meldpunt.dispatch"
    label = "dispatch"
    verbose_name = _("Dispatch")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        here = "regional_meldpunt.dispatch.answering"
        answering.register(acknowledge=import_string(f"{here}.acknowledge"), decline=import_string(f"{here}.decline"))
