"""The second-factor forms in our words. Apart from `forms`: allauth loads these only when its models are ready."""

from typing import Any

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.utils.translation import gettext_lazy as _

from foundation.identity.forms import plain

NUMERIC = {"inputmode": "numeric", "autocomplete": "one-time-code"}


class SignInCodeForm(base.AuthenticateForm):  # type: ignore[misc]  # allauth is untyped
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, code=_("Code from your app, or a recovery code"))
        self.fields["code"].widget.attrs.update(autocomplete="one-time-code", autofocus=True)


class ConfirmCodeForm(base.ReauthenticateForm):  # type: ignore[misc]  # allauth is untyped
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, code=_("Code from your app, or a recovery code"))


class AddAppForm(totp.ActivateTOTPForm):  # type: ignore[misc]  # allauth is untyped
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, code=_("Code that your app shows now"))
        self.fields["code"].widget.attrs.update(NUMERIC)


class AddPasskeyForm(webauthn.AddWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plain(self, name=_("Name of this device"), passwordless=_("Sign in with it without a password"))
        self.fields["passwordless"].help_text = _("The device asks for your fingerprint, face or PIN.")
        self.initial.setdefault("passwordless", True)
