"""Text messages in the demo: kept at home beside the mails, readable at `/-/post/`. Never leave the machine."""

from email.utils import formataddr

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from foundation.notifications.channels import Message
from foundation.notifications.demo_mail import EmailBackend
from foundation.notifications.sms import international


def keep(message: Message) -> None:
    """The same words to the same number, in the box where the demo keeps everything that goes out."""
    number = international(message.recipient)
    kept = EmailMessage(
        subject=_("Text message to %(number)s") % {"number": number},
        body=message.text,
        from_email=formataddr((message.sender.name, "sms@localhost")),
        to=[formataddr((number, "sms@localhost"))],
    )
    EmailBackend().send_messages([kept])
