"""Which of our mails goes out where allauth asks for one, and what each security notice says happened."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from foundation.audit.address import address_of
from foundation.notifications import send_mail

NOTICES: dict[str, Any] = {
    "account/email/password_changed": _("Your password was changed."),
    "account/email/password_reset": _("Your password was changed."),
    "account/email/password_set": _("A password was set for your account."),
    "mfa/email/totp_activated": _("An authenticator app was added to your account."),
    "mfa/email/totp_deactivated": _("The authenticator app was removed from your account."),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made for your account."),
    "mfa/email/webauthn_added": _("A passkey was added to your account."),
    "mfa/email/webauthn_removed": _("A passkey was removed from your account."),
}


def send(allauth_name: str, to: str, context: dict[str, Any], *, request: HttpRequest) -> None:
    """Send our counterpart of an allauth mail. Mails that would tell strangers who has an account are not sent."""
    user = context.get("user")
    if user is None:
        return
    facts = {"name": user.display_name, "address": address_of(request) or ""}
    if allauth_name == "account/email/password_reset_key":
        facts["link"] = context["password_reset_url"]
        deliver("password_reset", to, facts, user)
    elif allauth_name in NOTICES:
        with override(user.language or "nl"):
            facts["notice"] = str(NOTICES[allauth_name])
        deliver("security_notice", to, facts, user)


def deliver(name: str, to: str, context: dict[str, Any], user: Any) -> None:
    send_mail(to=to, template=f"identity/mail/{name}", context=context, language=user.language or "nl")
