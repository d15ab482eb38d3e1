from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu
from foundation.audit import verbs
from foundation.tasks import rounds

LOOK_EVERY = 15.0  # seconds


class Open311Config(AppConfig):
    name = "regional_meldpunt.open311"
    label = "open311"
    verbose_name = _("Connections")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        declarations.permission("connections.manage", label=_("Manage connections with other software"))
        declarations.role("beheerder", scope="municipality", permissions=["connections.manage"])
        verbs.declare(
            connections__key_made=_("API key made"),
            connections__key_revoked=_("API key revoked"),
            connections__system_saved=_("Connected system saved"),
            connections__party_saved=_("Open311 of a party saved"),
            connections__system_switched=_("Connected system switched on or off"),
        )
        menu.register(
            _("Connections"),
            "connections:overview",
            needs="connections.manage",
            scope="municipality",
            icon="link",
            order=86,
        )
        rounds.register("open311.links", import_string("regional_meldpunt.open311.following.look"), every=LOOK_EVERY)
