"""How a line of history reads to staff: what happened, with which icon."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from foundation.design.statuses import look
from regional_meldpunt.meldingen.models import HistoryEntry, Visibility

VERBS = {
    "received": _("Melding received"),
    "claimed": _("Claimed"),
    "released": _("Released"),
    "taken_over": _("Taken over from"),
    "handed_over": _("Handed over to another municipality"),
    "contact_given": _("Contact details of the reporter went along"),
    "contact_kept": _("Contact details of the reporter did not go along"),
    "passed_on_region": _("Passed on to the regional desk"),
    "passed_on_municipality": _("Passed on to the municipality"),
    "urgency": _("Urgency changed"),
    "note": _("Message"),
    "photo": _("Photo added"),
    "answered": _("The reporter answered"),
    "signaal": _("Somebody else reported the same"),
    "assigned": _("Assigned:"),
    "kind": _("Kind changed"),
    "category": _("Category changed"),
    "storm": _("Put with a storm"),
    "storm_left": _("Taken out of a storm"),
    "merged": _("Joined to"),
    "merged_in": _("Joined to this one:"),
    "merged_done": _("The report it was joined to is finished"),
    "unmerged": _("Parted from"),
    "recalled": _("Messages called back before they left"),
    "taak_made": _("Task:"),
    "taak_given": _("Task given:"),
    "taak_accepted": _("Task accepted:"),
    "taak_done": _("Task done:"),
    "taak_declined": _("Task declined:"),
    "taak_cancelled": _("Task taken back:"),
    "taak_note": _("Message about a task:"),
    "playbook_opened": _("Draaiboek opened:"),
    "playbook_done": _("Step done:"),
    "playbook_undone": _("Step not done after all:"),
    "split": _("Split off:"),
    "split_from": _("Split off from"),
    "alarm_sent": _("Called:"),
    "alarm_expired": _("No answer:"),
    "alarm_declined": _("Cannot come"),
    "alarm_accepted": _("Goes as well:"),
    "alarm_told": _("Told:"),
    "alarm_reminded": _("Asked for a sign of life:"),
    "alarm_lapsed": _("Accepted, then not heard of:"),
    "alarm_all_must": _("Still has to accept:"),
    "nobody_answered": _("Nobody answered"),
    "nobody_on_call": _("Nobody is on call"),
    "run_started": _("Escalation begins:"),
    "run_waits": _("Escalation waits"),
    "run_fallback": _("Nobody in step, so the fallback is called: step"),
    "run_forced": _("Next step asked for"),
    "run_given_up": _("Nobody answered; nobody is called any more"),
    "run_ended": _("Escalation ended"),
    "step_skipped": _("Step passed by:"),
    "step_nobody": _("Reaches nobody: step"),
}
RAILS = {
    Visibility.PUBLIC: ("lv--pub", "globe"),
    Visibility.REPORTER: ("lv--pub", "mail"),
    Visibility.INTERNAL: ("lv--int", "users"),
    Visibility.CONFIDENTIAL: ("lv--sec", "lock"),
}
SAID_IN_TITLE = frozenset(
    {"taken_over"}
    | {"alarm_sent", "alarm_expired", "assigned", "merged", "merged_in", "unmerged", "split", "split_from", "taak_made"}
    | {"taak_given", "taak_accepted", "taak_done", "taak_declined", "taak_cancelled"}
    | {"playbook_opened", "playbook_done", "playbook_undone"}
    | {"alarm_accepted", "alarm_told", "alarm_reminded", "alarm_lapsed", "alarm_all_must", "run_started"}
    | {"run_fallback", "step_skipped", "step_nobody"}
)


@dataclass(frozen=True)
class Line:
    """A line of history, ready to read."""

    entry: HistoryEntry
    title: str
    text: str
    rail: str
    icon: str
    who: str


def lines(history: list[HistoryEntry]) -> list[Line]:
    return [line(entry) for entry in history]


def line(entry: HistoryEntry) -> Line:
    title = str(VERBS.get(entry.verb, entry.verb))
    if entry.verb == "status":
        title = str(look(entry.to_status).label)
    text = entry.text if entry.verb != "recalled" else ""
    if entry.verb in SAID_IN_TITLE and text:
        title, text = f"{title} {text}", ""
    rail, icon = RAILS[Visibility(entry.visibility)]
    who = str(_("Engine")) if entry.by.is_system else entry.by.name or str(_("Reporter"))
    return Line(entry, title, text, rail, icon, who)
