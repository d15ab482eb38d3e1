from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.audit import verbs
from foundation.tasks import rounds

READ_EVERY = 1.0  # seconds
LOOK_EVERY = 5.0


class LinkedDataConfig(AppConfig):
    name = "regional_meldpunt.linked_data"
    label = "linked_data"
    verbose_name = _("Linked data")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        verbs.declare(
            webhooks__saved=_("Webhook saved"),
            webhooks__secret_renewed=_("Secret of a webhook renewed"),
            webhooks__switched=_("Webhook switched on or off"),
        )
        delivering = "regional_meldpunt.linked_data.delivering"
        rounds.register("webhooks.read", import_string(f"{delivering}.read_stream"), every=READ_EVERY)
        rounds.register("webhooks.look", import_string(f"{delivering}.look"), every=LOOK_EVERY)
