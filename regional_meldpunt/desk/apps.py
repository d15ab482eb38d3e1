from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu
from foundation.audit import verbs
from foundation.tenancy import demo

WALL = "desk.wall"


class DeskConfig(AppConfig):
    name = "regional_meldpunt.desk"
    label = "desk"
    verbose_name = _("Desk")

    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        verbs.declare(
            desk__taken_over=_("Melding taken over from a colleague"),
            desk__acknowledged=_("Accepted in the name of who was called"),
        )
        declarations.permission(WALL, label=_("Show the wall screen of the desk"))
        declarations.role("operator", scope="region", permissions=[WALL])
        declarations.role("coordinator", scope="region", permissions=[WALL])
        declarations.role("muurscherm", scope="region", permissions=[WALL])
        menu.register(_("Desk"), "desk:queue", needs="meldingen.handle", scope="region", icon="siren", order=5)
        demo.register(region=import_string("regional_meldpunt.desk.demo.load"), order=40)
