from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.access import declarations, menu
from foundation.access.declarations import Scope
from foundation.audit import verbs
from foundation.tasks import rounds
from foundation.tenancy import demo

LOG, RULES, MORNING, SET_MORNING, MONTHS = (
    "shiftlog.write",
    "shiftlog.rules",
    "shiftlog.morning",
    "shiftlog.morning_settings",
    "shiftlog.months",
)
MONTHS_OF_ALL = "shiftlog.months_of_all"
READ = "shiftlog.read"


class ShiftsConfig(AppConfig):
    name = "regional_meldpunt.shifts"
    label = "shiftlog"
    verbose_name = _("Shifts of the desk")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        _declare_permissions()
        verbs.declare(
            shiftlog__handed_over=_("Shift handed over"),
            shiftlog__taken_over=_("Shift taken over"),
            shiftlog__exported=_("Log of the shift exported"),
            shiftlog__rules_changed=_("Rules for nights and rest changed"),
            shiftlog__morning_changed=_("Morning report set"),
            shiftlog__month_made=_("Month of standby counted"),
            shiftlog__month_exported=_("Month of standby exported"),
        )
        here = "regional_meldpunt.shifts"
        demo.register(region=import_string(f"{here}.demo.load"), order=70)
        rounds.register("shiftlog.morning", import_string(f"{here}.morning.look"), every=20.0)
        rounds.register("shiftlog.not_taken", import_string(f"{here}.rounds.look_at_hand_overs"), every=30.0)
        rounds.register("shiftlog.months", import_string(f"{here}.rounds.look_at_months"), every=1800.0)
        rounds.register("shiftlog.old", import_string(f"{here}.rounds.look_at_old"), every=7200.0)


def _declare_permissions() -> None:
    declarations.permission(LOG, label=_("Write in the log, hand a shift over and take it over"))
    declarations.permission(READ, label=_("Read the log of the desk"))
    declarations.permission(RULES, label=_("Set the rules for nights, rest and hand-overs"))
    declarations.permission(MONTHS_OF_ALL, label=_("Count the months of standby of every employer"))
    declarations.permission(MORNING, label=_("Read the morning reports of the own municipality"))
    declarations.permission(SET_MORNING, label=_("Decide when the morning report is sent, and to whom"))
    declarations.permission(MONTHS, label=_("Read and export the standby hours of the own staff"))
    declarations.role("operator", scope="region", permissions=[LOG, READ])
    declarations.role("coordinator", scope="region", permissions=[READ, RULES, MONTHS_OF_ALL])
    declarations.role("beheerder", scope="municipality", permissions=[MORNING, SET_MORNING, MONTHS])
    declarations.role("directie", scope="municipality", permissions=[MORNING, MONTHS])
    region: Scope = "region"
    own: Scope = "municipality"
    menu.register(_("Log"), "shiftlog:log", needs=READ, scope=region, icon="list-checks", order=22)
    menu.register(_("Hand-over"), "shiftlog:hand_overs", needs=READ, scope=region, icon="arrow-right", order=23)
    menu.register(
        _("Standby hours"), "shiftlog:months", needs=MONTHS_OF_ALL, scope=region, icon="calendar-days", order=24
    )
    menu.register(_("Rules for nights"), "shiftlog:rules", needs=RULES, scope=region, icon="moon", order=25)
    menu.register(_("Morning reports"), "shiftlog:mornings", needs=MORNING, scope=own, icon="sun-moon", order=40)
    menu.register(_("Standby hours"), "shiftlog:months", needs=MONTHS, scope=own, icon="calendar-days", order=41)
