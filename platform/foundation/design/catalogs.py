"""The translations of all apps as one book per language.

Django keeps a book per app beside the others, because it never finds that their plurals are the same, so that each
sentence is looked for in fifty of them.
"""

from typing import Any

from django.conf import settings
from django.utils.translation import trans_real


def join() -> None:
    """Once per process, before the first page. What an earlier book says goes before a later one, as ever."""
    for code, _name in settings.LANGUAGES:
        found: Any = trans_real.translation(code)._catalog  # type: ignore[attr-defined]  # not in Django's types
        books: list[dict[Any, str]] = []
        plurals: list[Any] = []
        for book, plural in zip(found._catalogs, found._plurals, strict=True):
            if plurals and plurals[-1].__code__ == plural.__code__:
                books[-1] = {**book, **books[-1]}
            else:
                books.append(dict(book))
                plurals.append(plural)
        found._catalogs, found._plurals = books, plurals
