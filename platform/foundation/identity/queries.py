from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.utils import timezone

from foundation.identity.models import User


def accounts() -> list[User]:
    return list(User.objects.order_by("-is_active", "display_name"))


def account_by_id(pk: int) -> User | None:
    return User.objects.filter(pk=pk).first()


def with_second_factor() -> set[int]:
    """Ids of the accounts that have an app or a passkey."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return set(Authenticator.objects.filter(type__in=kinds).values_list("user_id", flat=True))


def unused_for(period: timedelta) -> list[User]:
    return list(User.objects.filter(is_active=True, last_login__lt=timezone.now() - period))
