"""The letterhead of a municipality, or of the region, for messages that go out in its name."""

from django.conf import settings

from foundation.notifications.senders import REGION, Sender
from tenants.branding.sheet import theme_of
from tenants.registry import hosts


def sender_of(schema: str) -> Sender:
    """Raises KeyError for a schema that is no municipality."""
    return _region() if schema == REGION else _municipality(schema)


def _region() -> Sender:
    name = f"Meldpunt {settings.STREEKPOORT_REGION_NAME}"
    theme = theme_of(None)
    return Sender(
        name=name,
        full_name=name,
        host=f"regio.{settings.STREEKPOORT_DOMAIN}",
        accent=theme.accent,
        on_accent=theme.on_accent,
        tint=theme.tint,
    )


def _municipality(schema: str) -> Sender:
    snapshot = hosts.by_schema(schema)
    theme = theme_of(snapshot)
    contact = snapshot.contact
    return Sender(
        name=snapshot.name,
        full_name=f"{snapshot.form.capitalize()} {snapshot.name}",
        host=snapshot.host,
        email=contact.get("email", ""),
        phone=contact.get("phone", ""),
        street=contact.get("street", ""),
        place=f"{contact.get('postal_code', '')} {contact.get('city', '')}".strip(),
        accent=theme.accent,
        on_accent=theme.on_accent,
        tint=theme.tint,
        languages=snapshot.languages,
    )
