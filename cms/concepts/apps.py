from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConceptsConfig(AppConfig):
    name = "cms.concepts"
    label = "concepts"
    verbose_name = _("Concepts of products")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cms.concepts import access  # noqa: PLC0415 - models may only be imported once every app is loaded

        access.declare()
