"""What Django remembers of content types, kept apart per schema: a model has another number in each.

django-tenants empties one memory for the whole process at every switch. That costs each request its queries again, and
does not keep schemas apart where threads work side by side: what one thread reads for its municipality, another that
switched a moment before would take for its own.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType

from foundation.tenancy.context import current

Memory = dict[Any, ContentType]
MOST_SCHEMAS = 64


class PerSchema(dict[str, Memory]):
    """Stands in for `ContentTypeManager._cache`: asked by database alias, answers for the present schema."""

    def __getitem__(self, using: str) -> Memory:
        return super().__getitem__(_place(using))

    def setdefault(self, using: str, default: Memory | None = None) -> Memory:
        if len(self) > MOST_SCHEMAS:
            self.clear()
        return super().setdefault(_place(using), {} if default is None else default)


def _place(using: str) -> str:
    return f"{using} {current().schema}"


def install() -> None:
    """From here on every copy of the manager remembers per schema."""
    for manager in ContentType._meta.managers:
        manager._cache = _MEMORY  # type: ignore[attr-defined]  # Django's own, which has no door


def forget() -> None:
    """After schemas were made, changed or dropped."""
    _MEMORY.clear()


_MEMORY = PerSchema()
