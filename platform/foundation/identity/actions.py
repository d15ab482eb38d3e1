"""What a beheerder does with accounts. Ending one ends its sessions at the next request, and sockets within seconds."""

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from foundation.audit import record
from foundation.identity import mails
from foundation.identity.actor import Actor
from foundation.identity.invitations import password_link
from foundation.identity.models import User


class AccountRefused(Exception):
    """Why it cannot be done, in words for the person who tried."""


@transaction.atomic
def invite(*, email: str, name: str, by: Actor, origin: str, language: str = "nl") -> User:
    """Make an account without a password and mail the link to choose one. `origin` is the host, with its scheme."""
    try:
        with transaction.atomic():
            user = User.objects.create_user(email, display_name=name, language=language)
    except IntegrityError:
        raise AccountRefused(_("There is already an account with this e-mail address.")) from None
    record("identity.invited", by=by, subject=user)
    _mail_invitation(user, by=by, origin=origin)
    return user


@transaction.atomic
def invite_again(user: User, *, by: Actor, origin: str) -> None:
    if user.last_login is not None:
        raise AccountRefused(_("This colleague already signed in; they can ask for a new password themselves."))
    record("identity.invited_again", by=by, subject=user)
    _mail_invitation(user, by=by, origin=origin)


@transaction.atomic
def deactivate(user: User, *, by: Actor) -> None:
    """Close an account. Can be undone with `reactivate`: nothing is removed."""
    if by.id == user.pk and by.schema == Actor.person(user).schema:
        raise AccountRefused(_("You cannot deactivate your own account."))
    if User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        user.is_active = False
        record("identity.deactivated", by=by, subject=user)


@transaction.atomic
def reactivate(user: User, *, by: Actor) -> None:
    if User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
        user.is_active = True
        record("identity.reactivated", by=by, subject=user)


@transaction.atomic
def rename(user: User, *, name: str, language: str, by: Actor) -> None:
    if (user.display_name, user.language) == (name, language):
        return
    user.display_name, user.language = name, language
    user.save(update_fields=["display_name", "language"])
    record("identity.changed", by=by, subject=user, facts={"name": name, "language": language})


def _mail_invitation(user: User, *, by: Actor, origin: str) -> None:
    context = {
        "name": user.display_name,
        "by": by.name,
        "link": f"{origin}{password_link(user)}",
        "days": settings.PASSWORD_RESET_TIMEOUT // 86400,
    }
    mails.deliver("invitation", user.email, context, user)
