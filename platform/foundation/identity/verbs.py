"""How the acts around accounts read in the audit book."""

from django.utils.translation import gettext_lazy as _

from foundation.audit import verbs


def declare() -> None:
    verbs.declare(
        identity__signed_in=_("Signed in"),
        identity__signed_out=_("Signed out"),
        identity__sign_in_failed=_("Sign-in failed"),
        identity__sign_in_refused=_("Sign-in refused: account ended"),
        identity__locked_out=_("Address locked after wrong passwords"),
        identity__session_ended=_("Session ended by the system"),
        identity__second_factor_added=_("Second factor added"),
        identity__second_factor_removed=_("Second factor removed"),
        identity__second_factor_used=_("Second factor used"),
        identity__second_factor_failed=_("Wrong second factor"),
        identity__recovery_codes_made=_("Recovery codes made"),
        identity__password_changed=_("Password changed"),
        identity__invited=_("Account invited"),
        identity__invited_again=_("Invitation sent again"),
        identity__deactivated=_("Account deactivated"),
        identity__reactivated=_("Account active again"),
        identity__changed=_("Account changed"),
    )
