"""Reading the stream: where it is now, and what came after a number."""

from dataclasses import dataclass
from uuid import UUID

from foundation.events.models import StoredEvent, Stream

REGION_STREAM = "region"


@dataclass(frozen=True)
class Position:
    """A place in the stream; `after` of another epoch means nothing."""

    epoch: UUID
    seq: int


def head() -> Position:
    """Where the stream is now. Readable behind every wall of a municipality or the region."""
    epoch, seq = Stream.objects.values_list("epoch", "head").get(name=REGION_STREAM)
    return Position(epoch, seq)


def read(*, after: int, limit: int = 500) -> list[StoredEvent]:
    """The events after a number that are visible behind the present wall, oldest first."""
    return list(StoredEvent.objects.filter(seq__gt=after).order_by("seq")[:limit])


def ensure_stream() -> None:
    """Make the region's stream if it is not there. As the owner."""
    Stream.objects.get_or_create(name=REGION_STREAM)
