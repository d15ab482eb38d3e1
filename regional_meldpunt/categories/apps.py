from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.tenancy.registers import on_region_created


class CategoriesConfig(AppConfig):
    name = "regional_meldpunt.categories"
    label = "categories"
    verbose_name = _("Categories")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        on_region_created.register(import_string("regional_meldpunt.categories.loading.load"), order=20)
