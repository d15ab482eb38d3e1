from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from foundation.access import menu
from foundation.audit import verbs
from foundation.identity import landing


class AccessConfig(AppConfig):
    name = "foundation.access"
    label = "access"
    verbose_name = _("Roles and permissions")

    def ready(self) -> None:
        verbs.declare(
            access__refused=_("Access refused"),
            access__role_granted=_("Role granted"),
            access__role_confirmed=_("Role confirmed by a second person"),
            access__role_revoked=_("Role taken back"),
        )
        landing.register(menu.first_page)
