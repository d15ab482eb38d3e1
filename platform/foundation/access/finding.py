"""What an address asks for exists, or the answer is "not found": which also is what who may not see it reads."""

from typing import TypeVar

from django.http import Http404

Row = TypeVar("Row")


def or_404(found: Row | None) -> Row:
    if found is None:
        raise Http404
    return found
