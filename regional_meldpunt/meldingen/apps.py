from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations

SEE, HANDLE = "meldingen.see", "meldingen.handle"


class MeldingenConfig(AppConfig):
    name = "regional_meldpunt.meldingen"
    label = "meldingen"
    verbose_name = _("Meldingen")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        declare_permissions()
        allow = import_string("foundation.files.access.allow")
        allow(import_string("regional_meldpunt.meldingen.access.staff_may_see_file"))


def declare_permissions() -> None:
    """Seeing is for everybody who talks to citizens; handling for those who do the work."""
    declarations.permission(SEE, label=_("See meldingen and their photos"))
    declarations.permission(HANDLE, label=_("Handle meldingen: take, answer, pass on, finish"))
    declarations.role("onthaal", scope="municipality", permissions=[SEE])
    declarations.role("behandelaar", scope="municipality", permissions=[SEE, HANDLE])
    declarations.role("operator", scope="region", permissions=[SEE, HANDLE])
    declarations.role("wachtdienst", scope="region", permissions=[SEE])
