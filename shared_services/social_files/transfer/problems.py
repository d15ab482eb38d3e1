"""What the protocol refuses, in words for who tried."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from shared_services.social_files.sealing import Refusal


class TransferRefused(Exception):
    """The rule that was broken; `code` goes into the log."""

    def __init__(self, text: str, code: str = "") -> None:
        super().__init__(text)
        self.code = code


WORDS: dict[str, str] = {
    Refusal.NO_PARCEL: gettext_noop("What lies ready is no sealed file."),
    Refusal.VERSION: gettext_noop("It was sealed in a way that this platform does not know."),
    Refusal.CONTEXT: gettext_noop("It was sealed for another request, another OCMW or another consent."),
    Refusal.SENDER: gettext_noop("The signature is not of this OCMW."),
    Refusal.KEY: gettext_noop("It was sealed for a key that is no longer there."),
    Refusal.DAMAGED: gettext_noop("It was changed on its way."),
    Refusal.CUT: gettext_noop("The end is missing."),
    Refusal.MORE: gettext_noop("Something was added on its way."),
    Refusal.CONTENT: gettext_noop("What is in it is not built as agreed."),
    "opened": gettext_noop("It was opened before. A sealed file opens once."),
    "recalled": gettext_noop("The other OCMW took it back."),
    "expired": gettext_noop("It lay ready for more than thirty days and is erased. Ask again."),
    "refused": gettext_noop("It was refused before. The other OCMW has to seal it again."),
    "consent": gettext_noop("Somebody withdrew consent, or it ended. The other OCMW has to choose and seal again."),
    "revoked": gettext_noop("The key with which it was signed was revoked."),
    "gone": gettext_noop("The sealed bytes are not there."),
    "moved": gettext_noop("Somebody was ahead of you. Look at the page again."),
}


def in_words(code: str) -> str:
    return _(WORDS.get(code, WORDS["moved"]))


def refused(code: str) -> TransferRefused:
    return TransferRefused(in_words(code), code)
