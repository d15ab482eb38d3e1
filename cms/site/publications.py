"""A publication on the page: its headings are its table of contents."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify


@dataclass(frozen=True)
class Heading:
    anchor: str
    text: str


def anchor_of(text: str) -> str:
    """The name of a heading in the address; the block template gives the heading the same."""
    return f"k-{slugify(text)[:60]}" if slugify(text) else ""


def table_of_contents(body: Iterable[Any]) -> list[Heading]:
    """Its headings, from three on: a shorter text needs no table."""
    found = [
        Heading(anchor_of(str(block.value)), str(block.value))
        for block in body or ()
        if block.block_type == "heading" and anchor_of(str(block.value))
    ]
    return found if len(found) > 2 else []
