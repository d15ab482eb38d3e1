"""The mail channel: text and HTML in one message, with the headers that keep robots and out-of-office replies quiet."""

import re
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from foundation.notifications.channels import Message

UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")


def deliver(message: Message) -> None:
    """Hand one mail to the configured mail server; raises what it raises."""
    build(message).send()


def build(message: Message) -> EmailMultiAlternatives:
    """The mail as it goes out. The sender's name is the municipality's, the address is the deployment's own."""
    mail = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=formataddr((message.sender.full_name, settings.DEFAULT_FROM_EMAIL)),
        to=[message.recipient],
        reply_to=[address] if (address := message.reply_to or message.sender.email) else None,
        headers=headers(message),
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    return mail


def headers(message: Message) -> dict[str, str]:
    """RFC 3834 (no automatic answers), RFC 2919 (a list that rules can sort on), and one thread per number."""
    host = message.sender.host
    parts = [UNSAFE.sub("-", part) for part in (message.reference, message.ident) if part]
    found = {
        "Message-ID": f"<{message.message_id or '.'.join(parts) + '@' + host}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "List-Id": f"{message.sender.name.encode('ascii', 'ignore').decode()} <berichten.{host}>",
        "Content-Language": message.language,
    }
    if message.reference:
        thread = f"<{UNSAFE.sub('-', message.reference)}@{host}>"
        found |= {"References": thread, "In-Reply-To": thread, "X-Streekpoort-Number": message.reference}
    return found
