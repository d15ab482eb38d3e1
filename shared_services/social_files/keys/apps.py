from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from foundation.access import menu
from foundation.audit import verbs
from shared_services.social_files import participation, roles


class KeysConfig(AppConfig):
    name = "shared_services.social_files.keys"
    label = "social_keys"
    verbose_name = _("Keys of the social files")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        roles.declare()
        verbs.declare(
            social_keys__founded=_("Keys of the social files made"),
            social_keys__holder_added=_("Key holder added"),
            social_keys__holder_removed=_("Key holder removed"),
            social_keys__half_unlocked=_("First key holder unlocked"),
            social_keys__unlocked=_("Social files unlocked"),
            social_keys__unlock_refused=_("Unlocking refused"),
            social_keys__locked=_("Social files locked"),
            social_keys__renewed=_("Keys renewed"),
            social_keys__revoked=_("Keys revoked"),
            social_keys__destroyed=_("Keys destroyed"),
        )
        menu.register(
            _("Keys of the OCMW"),
            "social_keys:keys",
            needs=roles.INSIDE,
            scope="municipality",
            icon="key-round",
            order=48,
            shown=participation.here,
        )
