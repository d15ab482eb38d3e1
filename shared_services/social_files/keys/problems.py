"""What the kluis refuses, in words for the person who tried."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from shared_services.social_files.vault.door import VaultClosed

P = ParamSpec("P")
T = TypeVar("T")

WORDS = {
    "locked": gettext_noop("The social files are locked. Two key holders can unlock them."),
    "away": gettext_noop("The kluis does not answer. Nothing is lost; ask the administrator of the platform to look."),
    "wrong": gettext_noop("This passphrase is not right."),
    "wait": gettext_noop("Too many wrong passphrases. Try again in a quarter of an hour."),
    "same_holder": gettext_noop("Your part is given. Now a second key holder has to give theirs."),
    "short": gettext_noop(
        "A passphrase has at least fourteen characters. Four words that do not belong together do well."
    ),
    "no_pair": gettext_noop("These two key holders do not fit together. Let one of them be added again."),
    "tampered": gettext_noop("What is stored does not open with these keys: it was changed, or comes from elsewhere."),
    "outer": gettext_noop("The outer key is not there. Without it nothing opens; see the manual for recovery."),
    "newest": gettext_noop("The newest keys cannot be destroyed."),
    "unknown_key": gettext_noop("These keys were destroyed."),
}


class KeysRefused(Exception):
    """The rule that was broken, in words."""


def in_words(closed: VaultClosed) -> str:
    return _(WORDS.get(closed.reason, WORDS["away"]))


def explained(action: Callable[P, T]) -> Callable[P, T]:
    """Tell what the kluis refused in words; its transaction is rolled back like any other."""

    @wraps(action)
    def told(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return action(*args, **kwargs)
        except VaultClosed as closed:
            raise KeysRefused(in_words(closed)) from closed

    return told
