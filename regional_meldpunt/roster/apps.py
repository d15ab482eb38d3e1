from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu
from foundation.audit import verbs
from foundation.tasks import rounds
from foundation.tenancy import demo

SEE, MANAGE, SWAP = "roster.see", "roster.manage", "roster.swap"


class RosterConfig(AppConfig):
    name = "regional_meldpunt.roster"
    label = "roster"
    verbose_name = _("Roster")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        _declare_verbs()
        declarations.permission(SEE, label=_("See who is on call"))
        declarations.permission(MANAGE, label=_("Change and publish the roster"))
        declarations.permission(SWAP, label=_("Swap own shifts and keep own leave"))
        declarations.role("operator", scope="region", permissions=[SEE])
        declarations.role("wachtdienst", scope="region", permissions=[SEE, SWAP])
        declarations.role("coordinator", scope="region", permissions=[SEE, MANAGE])
        menu.register(_("Roster"), "roster:overview", needs=SEE, scope="region", icon="calendar-days", order=20)
        menu.register(_("My shifts"), "roster:mine", needs=SWAP, scope="region", icon="user", order=21)
        demo.register(region=import_string("regional_meldpunt.roster.demo.load"), order=30)
        keeping = "regional_meldpunt.roster.keeping"
        rounds.register("roster.leavers", import_string(f"{keeping}.look_for_leavers"), every=2.0)
        rounds.register("roster.ahead", import_string(f"{keeping}.look_ahead"), every=600.0)
        rounds.register("roster.leave", import_string(f"{keeping}.look_at_calendars"), every=60.0)


def _declare_verbs() -> None:
    verbs.declare(
        roster__made=_("Roster made"),
        roster__changed=_("Roster changed"),
        roster__published=_("Roster published"),
        roster__plan_discarded=_("Changes to a roster discarded"),
        roster__plan_taken_back=_("Discarded changes to a roster taken back"),
        roster__planned=_("Roster planned"),
        roster__given=_("Shift given to somebody else"),
        roster__exception_made=_("Exception made in a roster"),
        roster__exception_removed=_("Exception of a roster removed"),
        roster__temporary_made=_("Temporary schedule made"),
        roster__temporary_removed=_("Temporary schedule removed"),
        roster__day_added=_("Own day off added"),
        roster__day_removed=_("Own day off removed"),
        roster__swap_asked=_("Swap asked"),
        roster__swap_taken=_("Swap taken"),
        roster__swap_ended=_("Swap refused or withdrawn"),
        roster__feed_made=_("Address of a calendar made"),
        roster__feed_revoked=_("Address of a calendar revoked"),
        roster__leave_kept=_("Leave kept"),
        roster__leave_removed=_("Leave removed"),
    )
