"""The ways to reach somebody. A channel is a function that hands over one rendered message, or raises."""

from collections.abc import Callable
from dataclasses import dataclass

from foundation.notifications.senders import Sender

MAIL = "mail"
SMS = "sms"


@dataclass(frozen=True)
class Message:
    """Ready to go. `reference` is the number of the file it is about, if any; `ident` is unique and stays the same
    when the message is sent again. `reply_to` and `message_id` are the mail's, when whoever asks has a say in them."""

    ident: str
    recipient: str
    subject: str
    text: str
    html: str
    language: str
    sender: Sender
    reference: str = ""
    reply_to: str = ""
    message_id: str = ""


class UnknownChannel(LookupError):
    """No channel of that name is registered."""


Deliver = Callable[[Message], None]
_channels: dict[str, Deliver] = {}


def register(name: str, deliver: Deliver) -> None:
    _channels[name] = deliver


def get(name: str) -> Deliver:
    try:
        return _channels[name]
    except KeyError:
        raise UnknownChannel(f"There is no channel {name!r}; there are {', '.join(sorted(_channels))}.") from None
