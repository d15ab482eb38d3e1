"""What the catalogue gives the rest of the website: its place in the menu, and products for the home page."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from cms.catalogue import projecting, queries
from cms.catalogue.models import Fiche
from cms.concepts import codes
from cms.feedback import subjects
from cms.feedback.subjects import Subject
from cms.search.documents import Document, Source, register
from cms.site import extras
from cms.site.extras import MenuEntry, Products, Sought
from tenants.registry.snapshot import MunicipalitySnapshot

PRODUCTS = "/producten/"

SHORT = 110


def declare() -> None:
    extras.add_to_menu(MenuEntry(_("Products and services"), "/producten/"))
    extras.offer_products(Products(choices, lines, themes, of_theme, of_service, addresses))
    register(Source("fiche", documents))
    subjects.register(subject_at)


def choices() -> list[tuple[str, str]]:
    return [(fiche.slug, fiche.name) for fiche in queries.published()]


def documents(snapshot: MunicipalitySnapshot) -> Iterable[Document]:
    """Everything that is published, for the search."""
    return [projecting.document(fiche) for fiche in queries.to_find()]


def subject_at(path: str) -> Subject | None:
    """A product as something that people say something about. Its owner has no account here: the mailbox is told."""
    if not path.startswith(PRODUCTS) or path.count("/") != 3:
        return None
    fiche = queries.shown(path.removeprefix(PRODUCTS).rstrip("/"))
    return Subject(path, fiche.name, service=fiche.service, owner=fiche.owner) if fiche is not None else None


def lines(keys: Collection[str]) -> dict[str, Sought]:
    """Withdrawn fiches are left out by themselves."""
    return {slug: _line(fiche) for slug, fiche in queries.with_slugs(keys).items()}


def themes() -> list[tuple[str, Any]]:
    """The name of a theme in addresses, with the name people read."""
    return [(codes.theme_slug(code), codes.label(codes.THEMES, code)) for code, _label in codes.THEMES]


def of_theme(slug: str) -> list[Sought]:
    code = codes.THEME_OF.get(slug, "")
    return [_line(fiche, summary=True) for fiche in queries.published(theme=code)] if code else []


def of_service(name: str) -> list[Sought]:
    return [_line(fiche, summary=True) for fiche in queries.published(service=name)]


def addresses() -> list[tuple[str, date | None]]:
    return [("/producten/", None), *((f"/producten/{slug}/", day) for slug, day in queries.addresses())]


def _line(fiche: Fiche, *, summary: bool = False) -> Sought:
    theme = codes.label(codes.THEMES, fiche.themes[0]) if fiche.themes else ""
    return Sought(
        url=fiche.get_absolute_url(),
        icon=codes.THEME_ICONS.get(fiche.themes[0], "file-text") if fiche.themes else "file-text",
        title=fiche.name,
        title_fr=fiche.name_fr,
        hint=Truncator(fiche.summary).chars(SHORT) if summary else theme,
        hint_fr=Truncator(fiche.summary_fr).chars(SHORT) if summary else theme,
    )
