"""Pictures of a page: their sizes are read in one query, however many an editor puts on it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.struct_block import StructValue
from wagtail.images.models import AbstractImage


def ready(pictures: Iterable[Any]) -> None:
    """Read the renditions of these images at once; those that are not there yet are made when they are drawn."""
    found = [picture for picture in pictures if picture is not None]
    if found:
        prefetch_related_objects(found, Prefetch("renditions", to_attr="prefetched_renditions"))


def of_page(page: Any, versions: Sequence[Any]) -> list[Any]:
    """Its own picture and those in the texts that are shown."""
    own = [page.picture] if getattr(page, "picture_id", None) else []
    return [*own, *(picture for version in versions for picture in inside(version.body))]


def inside(value: Any) -> Iterator[Any]:
    if isinstance(value, AbstractImage):
        yield value
    elif isinstance(value, StreamValue):
        for block in value:
            yield from inside(block.value)
    elif isinstance(value, StructValue):
        for inner in value.values():
            yield from inside(inner)
    elif isinstance(value, ListValue):
        for inner in value:
            yield from inside(inner)
