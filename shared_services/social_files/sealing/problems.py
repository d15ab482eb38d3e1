"""Why a parcel was refused. Whatever the reason: nothing of what is in it may be used."""

from enum import StrEnum


class Refusal(StrEnum):
    """A word for the log; the screen has its own sentence for each."""

    NO_PARCEL = "no_parcel"  # the bytes are something else
    VERSION = "version"  # sealed in a way that this version does not know
    CONTEXT = "context"  # for another receiver, request or consent than is expected
    SENDER = "sender"  # the signature is not of the municipality that should have sent it
    KEY = "key"  # sealed for a key that is not there any more, or that was never ours
    DAMAGED = "damaged"  # a byte was changed, or parts were put in another order
    CUT = "cut"  # the end is missing
    MORE = "more"  # something was added
    CONTENT = "content"  # well sealed, but what is in it is not a bag as it should be


class ParcelRefused(Exception):
    """`reason` says why; the text is for a technician and never holds anything of the content."""

    def __init__(self, reason: Refusal, detail: str = "") -> None:
        self.reason = reason
        super().__init__(f"{reason.value}: {detail}" if detail else reason.value)
