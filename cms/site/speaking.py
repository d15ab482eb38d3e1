"""A municipality with two languages publishes in both, Dutch first: by hand, after a review and at a set moment."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.site.languages import has_french_here

FRENCH = "_fr"
NEEDED = _("Here a page stands in Dutch and in French: write the French text as well.")
DUTCH_FIRST = _("Dutch comes first: write the Dutch text as well.")


class OneLanguage(ValidationError):
    """A page that lacks one of the two languages was to be published."""


class Speaking:
    """For a page with fields in Dutch and the same with `_fr` behind the name."""

    def lacking_languages(self) -> dict[str, Any]:
        """By field: what must still be written before it may be published. Nothing where one language is spoken."""
        if not has_french_here():
            return {}
        found = {}
        for translated in _french_fields(type(self)):
            name = translated.removesuffix(FRENCH)
            dutch, french = filled(getattr(self, name, "")), filled(getattr(self, translated))
            if dutch and not french:
                found[translated] = NEEDED
            elif french and not dutch:
                found[name] = DUTCH_FIRST
        return found

    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        """The last door: whoever asks, and whenever."""
        as_it_would_be = revision.as_object()
        lacking = as_it_would_be.lacking_languages() if isinstance(as_it_would_be, Speaking) else {}
        if lacking:
            raise OneLanguage([str(text) for text in dict.fromkeys(lacking.values())])
        return super().publish(revision, *args, **kwargs)  # type: ignore[misc]  # Wagtail's page, which this is mixed into


def _french_fields(model: Any) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if field.name.endswith(FRENCH)]


def filled(value: Any) -> bool:
    """Whether anything is written: a text with other signs than spaces, or a stream with a block."""
    return bool(value.strip()) if isinstance(value, str) else bool(value)
