from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from foundation.tenancy.registers import on_region_created


class CategoriesConfig(AppConfig):
    name = "regional_meldpunt.categories"
    label = "categories"
    verbose_name = _("Categories")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from regional_meldpunt.categories.loading import load  # noqa: PLC0415  # models exist from here on

        on_region_created.register(load, order=20)
