"""Demo accounts: one password that everybody knows, hashed once. Production refuses to start with them."""

from collections.abc import Iterable
from functools import cache

from django.conf import settings
from django.contrib.auth.hashers import make_password

from foundation.identity.models import User

PASSWORD = "streekpoort-demo"
DOMAIN = ".demo"


class NotADemo(RuntimeError):
    """Demo accounts were asked for outside the demo."""


@cache
def password_hash() -> str:
    return make_password(PASSWORD)


def account(email: str, name: str, language: str = "nl") -> User:
    """An account that exists once, however often the demo is loaded."""
    if not settings.STREEKPOORT_DEMO:
        raise NotADemo("Demo accounts exist only in the demo: STREEKPOORT_DEMO is off.")
    found, created = User.objects.get_or_create(
        email=email, defaults={"display_name": name, "language": language, "password": password_hash()}
    )
    return found


def demo_accounts() -> Iterable[User]:
    """Accounts that a production database must not hold."""
    return User.objects.filter(email__endswith=DOMAIN)
