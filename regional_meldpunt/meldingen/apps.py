from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from foundation.access import permission, role


class MeldingenConfig(AppConfig):
    name = "regional_meldpunt.meldingen"
    label = "meldingen"
    verbose_name = _("Meldingen")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from foundation.files import access as files  # noqa: PLC0415  # models exist from here on
        from regional_meldpunt.meldingen.access import staff_may_see_file  # noqa: PLC0415

        files.allow(staff_may_see_file)
        declare_permissions()


def declare_permissions() -> None:
    """Seeing is for everybody who talks to citizens; handling for those who do the work."""
    permission("meldingen.see", label=_("See meldingen and their photos"))
    permission("meldingen.handle", label=_("Handle meldingen: take, answer, pass on, finish"))
    role("onthaal", scope="municipality", permissions=["meldingen.see"])
    role("behandelaar", scope="municipality", permissions=["meldingen.see", "meldingen.handle"])
    role("operator", scope="region", permissions=["meldingen.see", "meldingen.handle"])
    role("wachtdienst", scope="region", permissions=["meldingen.see"])
