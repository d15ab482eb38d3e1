from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from foundation.tenancy import demo


class CatalogueConfig(AppConfig):
    name = "cms.catalogue"
    label = "catalogue"
    verbose_name = _("Product catalogue")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cms.catalogue import access, offering  # noqa: PLC0415 - models may only be imported once every app is loaded
        from cms.catalogue.demo.load import load  # noqa: PLC0415

        access.declare()
        offering.declare()
        demo.register(region=load, order=15)
