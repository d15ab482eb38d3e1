"""Planting many pages at once: Wagtail asks some twenty questions per page, to which a tree we just made is the answer.

Wagtail's index of references is not filled here: it follows at the first time an editor saves a page.
"""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page


@transaction.atomic
def plant(parent: Page, pages: Sequence[Page]) -> None:
    """Add published pages under `parent`, after its children. The slugs must be free. One query, and one per page."""
    at = timezone.now()
    first = _children_of(parent)
    for number, page in enumerate(pages, start=first + 1):
        page.path = Page._get_path(parent.path, parent.depth + 1, number)
        page.depth = parent.depth + 1
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.locale_id = parent.locale_id
        page.content_type = ContentType.objects.get_for_model(type(page))
        page.draft_title = page.title
        page.live, page.has_unpublished_changes = True, False
        page.first_published_at = page.last_published_at = at
    rows = [_trunk(page) for page in pages]
    Page.objects.bulk_create(rows)
    for row, page in zip(rows, pages, strict=True):
        page.pk = page.id = row.pk
        page.save_base(raw=True, force_insert=True)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))
    parent.numchild += len(pages)


def _children_of(parent: Page) -> int:
    """The number of the last child, 0 without any: gaps that deleted pages left stay empty."""
    last = parent.get_children().order_by("path").values_list("path", flat=True).last()
    return Page._str2int(last[-Page.steplen :]) if last else 0


def _trunk(page: Page) -> Page:
    """The part of a page that every page has, as a row of its own."""
    return Page(**{field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields})
