from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.identity import verbs


class IdentityConfig(AppConfig):
    name = "foundation.identity"
    label = "identity"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        verbs.declare()
        import_string("foundation.identity.sign_in_log.connect")()
