from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import menu
from foundation.audit import verbs
from foundation.tenancy import demo
from shared_services.social_files import participation, roles
from shared_services.social_files.keys import uses


class InvestigationConfig(AppConfig):
    name = "shared_services.social_files.investigation"
    label = "social_files"
    verbose_name = _("Social files")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        verbs.declare(social_files__meeting_planned=_("Meeting of the special committee planned"))
        uses.register(
            import_string(f"{self.name}.queries.files_with_key"),
            wrap_again=import_string(f"{self.name}.actions.opening.wrap_again"),
        )
        menu.register(
            _("Social files"),
            "social_files:list",
            needs=roles.INSIDE,
            scope="municipality",
            icon="heart-handshake",
            order=45,
            shown=import_string(f"{self.name}.menus.reads"),
        )
        menu.register(
            _("Social service"),
            "social_files:people",
            needs=roles.PEOPLE,
            scope="municipality",
            icon="users",
            order=47,
            shown=participation.here,
        )
        demo.register(municipality=import_string(f"{self.name}.demo.load"), order=70)
