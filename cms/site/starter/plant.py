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
def graft(trunk: Page, page: Page) -> None:
    """Let `page`, of a type of its own, grow on the row of an ordinary page: same place in the tree, same key."""
    page.path, page.depth, page.numchild = trunk.path, trunk.depth, trunk.numchild
    _publish(page, parent_path=trunk.url_path.rpartition(f"{trunk.slug}/")[0], locale_id=trunk.locale_id)
    page.translation_key = trunk.translation_key
    values = {
        field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields if not field.primary_key
    }
    Page.objects.filter(pk=trunk.pk).update(**values)
    page.pk = page.id = trunk.pk
    page.save_base(raw=True, force_insert=True)


@transaction.atomic
def plant(parent: Page, pages: Sequence[Page]) -> None:
    """Add published pages under `parent`, after its children. The slugs must be free. One query, and one per page."""
    first = _children_of(parent)
    for number, page in enumerate(pages, start=first + 1):
        page.path = Page._get_path(parent.path, parent.depth + 1, number)
        page.depth = parent.depth + 1
        _publish(page, parent_path=parent.url_path, locale_id=parent.locale_id)
    rows = [_trunk(page) for page in pages]
    Page.objects.bulk_create(rows)
    for row, page in zip(rows, pages, strict=True):
        page.pk = page.id = row.pk
        page.save_base(raw=True, force_insert=True)
    Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(pages))
    parent.numchild += len(pages)


def _publish(page: Page, *, parent_path: str, locale_id: int) -> None:
    page.url_path = f"{parent_path}{page.slug}/"
    page.locale_id = locale_id
    page.content_type = ContentType.objects.get_for_model(type(page))
    page.draft_title = page.title
    page.live, page.has_unpublished_changes = True, False
    page.first_published_at = page.last_published_at = timezone.now()


def _children_of(parent: Page) -> int:
    """The number of the last child, 0 without any: gaps that deleted pages left stay empty."""
    last = parent.get_children().order_by("path").values_list("path", flat=True).last()
    return Page._str2int(last[-Page.steplen :]) if last else 0


def _trunk(page: Page) -> Page:
    """The part of a page that every page has, as a row of its own."""
    return Page(**{field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields})
