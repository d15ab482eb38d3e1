"""In whose name a message goes out. The layer that knows the municipalities answers `settings.STREEKPOORT_SENDERS`."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

REGION = "public"


@dataclass(frozen=True)
class Sender:
    """What a letterhead needs. `full_name` as in "Stad Kortrijk"; colours as #rrggbb."""

    name: str
    full_name: str
    host: str
    email: str = ""
    phone: str = ""
    street: str = ""
    place: str = ""
    accent: str = "#075a73"
    on_accent: str = "#ffffff"
    tint: str = "#f2f5f6"
    languages: tuple[str, ...] = ("nl",)


def sender_of(schema: str) -> Sender:
    """The sender for a municipality's schema, or for "public" the region."""
    sender: Sender = import_string(settings.STREEKPOORT_SENDERS)(schema)
    return sender
