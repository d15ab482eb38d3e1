"""The link with which a new colleague chooses a password: the proof of the address is that the mail arrived."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from foundation.identity.models import User


def password_link(user: User) -> str:
    """A path on the account's own host; it works once, and for as long as PASSWORD_RESET_TIMEOUT says."""
    arguments = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return reverse("account_reset_password_from_key", kwargs=arguments)
