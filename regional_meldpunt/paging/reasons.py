"""Why a message did not go or did not arrive: a word that is stored, and what a person reads."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

REASONS = {
    "slow": _("The gateway did not answer in time."),
    "unreachable": _("The gateway could not be reached."),
    "gateway_error": _("The gateway could not take it."),
    "refused": _("The gateway refuses this number or address."),
    "no_gateway": _("No gateway is set up for this."),
    "no_address": _("There is no number or address."),
    "no_device": _("There is no device with notifications on."),
    "no_receipt": _("The gateway took it, but it never arrived."),
    "not_arrived": _("The gateway says that it did not arrive."),
    "busy": _("The gateway is busy with other messages."),
    "throttled": _("There were too many text messages to this number; it goes later, together with others."),
    "quiet": _("It is held until the end of the quiet hours."),
    "not_verified": _("The number or address is not verified."),
}


def label(reason: str) -> str:
    return str(REASONS.get(reason, reason))
