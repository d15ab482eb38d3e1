"""Our terms for django-allauth: no sign-up, mail in the municipality's own name, lockout, and sealed secrets."""

import base64
import re
from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.encoding import force_bytes

from foundation.audit import record
from foundation.audit.address import address_of
from foundation.identity import lockout, mails
from foundation.identity.actor import Actor
from foundation.identity.landing import landing_page
from foundation.identity.standing import in_good_standing

XML_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>\s*")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request) or "0.0.0.0"  # no address: all of them share one limit

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return landing_page(request)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_login")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("identity_account")

    def is_safe_url(self, url: str) -> bool:
        """Only a path of this very host: a login page must not send people to another municipality."""
        return url.startswith("/") and not url.startswith(("//", "/\\")) and bool(super().is_safe_url(url))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        super().pre_authenticate(request, **credentials)
        if lockout.is_locked(login_of(credentials)):
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        login = login_of(credentials)
        closed = lockout.count_failure(login)
        record("identity.sign_in_failed", by=None, facts={"login": login}, request=request)
        if closed:
            record("identity.locked_out", by=None, facts={"login": login}, request=request)

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        if not in_good_standing(user):
            record("identity.sign_in_refused", by=Actor.person(user), facts={"reason": "account ended"})
            return cast(HttpResponse, self.respond_user_inactive(request, user))
        return cast(HttpResponse | None, super().pre_login(request, user, **kwargs))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        mails.send(template_prefix, email, context, request=self.request)

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        mails.send(template_prefix, email or user.email, {"user": user}, request=self.request)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is untyped
    def get_totp_issuer(self) -> str:
        return str(self._get_site_name())

    def build_totp_svg(self, url: str) -> str:
        """Without the XML prolog, so that the drawing can stand in the page itself (the CSP forbids data: images)."""
        return XML_PROLOG.sub("", super().build_totp_svg(url))

    def encrypt(self, text: str) -> str:
        return sealer().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return sealer().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as error:
            raise ValueError("A second-factor secret was sealed with a key this process does not have.") from error


def sealer() -> MultiFernet:
    """The present key first, then those that are being retired (SECRET_KEY_FALLBACKS)."""
    return MultiFernet([_fernet(key) for key in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]])


def _fernet(secret: str | bytes) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"streekpoort second factor").derive(
        force_bytes(secret)
    )
    return Fernet(base64.urlsafe_b64encode(derived))


def login_of(credentials: dict[str, Any]) -> str:
    return str(credentials.get("email") or credentials.get("username") or "")
