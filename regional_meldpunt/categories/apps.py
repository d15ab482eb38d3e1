from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CategoriesConfig(AppConfig):
    name = "regional_meldpunt.categories"
    label = "categories"
    verbose_name = _("Categories")
    default_auto_field = "django.db.models.BigAutoField"
