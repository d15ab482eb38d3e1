"""Pages of the website come in when Wagtail says that they were published, and go when they were not any more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.search import actions
from cms.search.documents import Document
from cms.search.models import Kind
from cms.site.models.base import BilingualPage
from foundation.tenancy import current
from tenants.registry.hosts import by_schema
from tenants.registry.snapshot import MunicipalitySnapshot

HOME_DEPTH = 2
OVERVIEWS = frozenset({"NewsIndexPage", "PlacesPage", "DepartmentsPage"})
KINDS = {"News": Kind.NEWS, "Event": Kind.EVENT, "Place": Kind.PLACE, "Department": Kind.PLACE}


def listen() -> None:
    page_published.connect(published, dispatch_uid="cms.search")
    page_unpublished.connect(unpublished, dispatch_uid="cms.search")
    page_slug_changed.connect(moved, dispatch_uid="cms.search")
    post_page_move.connect(moved, dispatch_uid="cms.search")


def published(sender: Any, instance: Page, **facts: Any) -> None:
    """Wagtail also says this of a page that goes live at a later moment: nothing of that one may be found before."""
    if not isinstance(instance, BilingualPage):
        return
    document = document_of(instance) if Page.objects.live().public().filter(pk=instance.pk).exists() else None
    if document is None:
        unpublished(sender, instance)
    else:
        actions.put([document])


def unpublished(sender: Any, instance: Page, **facts: Any) -> None:
    actions.drop(f"page:{instance.pk}")


def moved(sender: Any, instance: Page, **facts: Any) -> None:
    """The addresses of all pages below changed as well."""
    actions.rebuild(by_schema(current().schema), "page")


def documents(snapshot: MunicipalitySnapshot) -> Iterable[Document]:
    for page in Page.objects.live().public().filter(depth__gt=HOME_DEPTH).specific().iterator():
        if isinstance(page, BilingualPage) and (document := document_of(page)) is not None:
            yield document


def document_of(page: BilingualPage) -> Document | None:
    """None for the home page and for who hides from search: an overview only repeats what stands below it."""
    if page.depth <= HOME_DEPTH or getattr(page, "hidden_from_search", False):
        return None
    return Document(
        key=f"page:{page.pk}",
        kind=kind_of(page),
        path=f"/{page.url_path.split('/', 2)[2]}",
        title=page.title,
        title_fr=page.title_fr,
        summary=page.summary,
        summary_fr=page.summary_fr,
        words=getattr(page, "search_words", ""),
        body=page.search_text(),
    )


def kind_of(page: BilingualPage) -> Kind:
    name = type(page).__name__
    if name in OVERVIEWS:
        return Kind.PAGE
    return next((kind for start, kind in KINDS.items() if name.startswith(start)), Kind.PAGE)
