from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from shared_services.social_files.readbook.models import ReadLine


def last() -> ReadLine | None:
    return ReadLine.objects.order_by("-seq").first()


def lines_about(file: UUID) -> list[ReadLine]:
    """Newest first."""
    return list(ReadLine.objects.filter(file=file).order_by("-seq"))


def all_lines() -> Iterator[ReadLine]:
    return ReadLine.objects.order_by("seq").iterator(chunk_size=500)


def newest(limit: int = 100) -> list[ReadLine]:
    return list(ReadLine.objects.order_by("-seq")[:limit])
