from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu
from foundation.audit import verbs
from foundation.tasks import rounds
from foundation.tenancy import demo

REACH, WATCH = "paging.reach", "paging.watch"


class PagingConfig(AppConfig):
    name = "regional_meldpunt.paging"
    label = "paging"
    verbose_name = _("Paging")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_string("foundation.notifications.gateway.register")(
            receipt=import_string("regional_meldpunt.paging.incoming.receipt"),
            reply=import_string("regional_meldpunt.paging.incoming.reply"),
            order=10,
        )
        import_string("regional_meldpunt.roster.cautions.register")(
            import_string("regional_meldpunt.paging.queries.cautions")
        )
        verbs.declare(
            paging__channel_added=_("Way to be reached added"),
            paging__channel_verified=_("Way to be reached verified"),
            paging__channel_removed=_("Way to be reached removed"),
            paging__rules_changed=_("Rules to be reached changed"),
            paging__quiet_changed=_("Quiet hours changed"),
            paging__device_added=_("Notifications switched on for a device"),
            paging__device_removed=_("Notifications switched off for a device"),
            paging__test_sent=_("Test alarm sent"),
        )
        declarations.permission(REACH, label=_("Say how one is reached"))
        declarations.permission(WATCH, label=_("See who cannot be reached"))
        declarations.role("wachtdienst", scope="region", permissions=[REACH])
        declarations.role("coordinator", scope="region", permissions=[WATCH])
        menu.register(_("Reachable"), "paging:coming", needs=WATCH, scope="region", icon="heart-pulse", order=22)
        keeping = "regional_meldpunt.paging.keeping"
        rounds.register("paging.readiness", import_string(f"{keeping}.look_at_readiness"), every=300.0)
        rounds.register("paging.forget", import_string(f"{keeping}.look_at_old"), every=3600.0)
        demo.register(region=import_string("regional_meldpunt.paging.demo.load"), order=35)
