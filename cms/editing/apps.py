from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.tasks import rounds
from foundation.tenancy import demo, provisioning

HERE = "cms.editing"


class EditingConfig(AppConfig):
    name = "cms.editing"
    label = "editing"
    verbose_name = _("Editing the website")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cms.editing import access, listening, roles, showing  # noqa: PLC0415 - models may only be imported once every app is loaded
        from cms.editing.demo.load import load  # noqa: PLC0415

        access.declare()
        listening.listen()
        showing.declare()
        provisioning.register(roles.ensure_review, order=45)
        demo.register(region=load, order=70)
        for name, every in (("scheduling", 15.0), ("reviewing", 3600.0), ("link_checking", 3600.0)):
            rounds.register(f"editing.{name}", import_string(f"{HERE}.{name}.look"), every=every)
