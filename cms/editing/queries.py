"""What is asked about pages that are being worked on. Every answer is evaluated behind the present wall."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Count, Q
from wagtail.images.models import Image
from wagtail.models import Page, Revision, TaskState, get_page_models

from cms.editing.models import Adoption, Department, ImageRight, Link, LocalText, Outcome, PageImport
from cms.site.access import EDIT_PAGES
from cms.site.models.base import BilingualPage
from foundation.access.declarations import roles_with
from foundation.identity.models import User


@dataclass(frozen=True)
class Overdue:
    """A page that somebody must read again."""

    pk: int
    title: str
    service: str
    on: date
    owner: int | None


@cache
def page_types() -> tuple[Any, ...]:
    return tuple(model for model in get_page_models() if issubclass(model, BilingualPage))


def overdue(on: date) -> list[Overdue]:
    """Of every page type in one question: published pages whose review date has passed, the oldest first."""
    parts = [
        model._default_manager.filter(live=True, check_again_on__lte=on)
        .order_by()
        .values_list("pk", "title", "service", "check_again_on", "owner_id")
        for model in page_types()
    ]
    rows = parts[0].union(*parts[1:], all=True).order_by("check_again_on", "title") if parts else ()
    return [Overdue(*row) for row in rows]


@cache
def _counting() -> str:
    """Written once: building so many questions anew would cost every page of the office more than asking them."""
    parts = (
        f"SELECT 1 FROM {model._meta.db_table} JOIN wagtailcore_page ON id = page_ptr_id AND live "
        f"WHERE check_again_on <= %(on)s"
        for model in page_types()
    )
    return f"SELECT count(*) FROM ({' UNION ALL '.join(parts)}) AS late"


def number_overdue(on: date) -> int:
    """How many `overdue` would list."""
    with connection.cursor() as cursor:
        cursor.execute(_counting(), {"on": on})
        return int(cursor.fetchone()[0])


def pages(pks: Collection[int]) -> list[Any]:
    return list(Page.objects.filter(pk__in=pks).specific())


def page(pk: int) -> Any:
    found = Page.objects.filter(pk=pk).first()
    return found.specific if found else None


def due(at: datetime) -> bool:
    """Is there anything to publish or to take away now?"""
    return (
        Revision.objects.filter(approved_go_live_at__lte=at).exists()
        or Page.objects.filter(live=True, expire_at__lte=at).exists()
    )


def going_live(at: datetime) -> list[Revision]:
    return list(Revision.objects.filter(approved_go_live_at__lte=at).order_by("approved_go_live_at"))


def expired(at: datetime) -> list[Any]:
    return list(Page.objects.filter(live=True, expire_at__lte=at).order_by("expire_at").specific())


def scheduled() -> list[Revision]:
    """What will be published by itself, the first one first."""
    return list(
        Revision.page_revisions.filter(approved_go_live_at__isnull=False)
        .select_related("user")
        .order_by("approved_go_live_at")
    )


def in_review() -> list[TaskState]:
    rows = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).select_related(
        "workflow_state__requested_by", "revision"
    )
    return list(rows.order_by("started_at"))


def user(pk: int | None) -> User | None:
    return User.objects.filter(pk=pk, is_active=True).first() if pk else None


def users_in(names: Collection[str]) -> list[User]:
    return list(User.objects.filter(groups__name__in=names, is_active=True).distinct())


def writers() -> list[User]:
    """Everybody who may write pages, to be placed in departments."""
    codes = roles_with(EDIT_PAGES)
    return list(
        User.objects.filter(is_active=True, grants__role__in=codes, grants__revoked_at=None)
        .distinct()
        .order_by("display_name")
    )


def departments() -> list[Department]:
    return list(Department.objects.select_related("group").prefetch_related("pages", "group__user_set"))


def department(pk: int) -> Department | None:
    return Department.objects.filter(pk=pk).select_related("group").first()


def departments_of(user: Any) -> list[Department]:
    return list(Department.objects.filter(group__in=user.groups.all()))


def top_pages() -> list[Page]:
    """Pages that a department can be given: those right under the home page, and one step below."""
    return list(Page.objects.filter(depth__in=(3, 4)).order_by("path"))


def broken_links() -> list[Link]:
    """What does not work, or moved, by page."""
    wrong = Q(address__outcome=Outcome.BROKEN) | Q(address__outcome=Outcome.MOVED)
    return list(
        Link.objects.filter(wrong, page__live=True).select_related("page", "address").order_by("page__title", "pk")
    )


def link_counts() -> dict[str, int]:
    rows = (
        Link.objects.filter(page__live=True).values("address__outcome").annotate(total=Count("address", distinct=True))
    )
    return {row["address__outcome"]: row["total"] for row in rows}


def imports() -> list[PageImport]:
    return list(PageImport.objects.defer("lines")[:20])


def page_import(pk: int) -> PageImport | None:
    return PageImport.objects.filter(pk=pk).first()


def slugs_under(parent: Page) -> set[str]:
    return set(parent.get_children().values_list("slug", flat=True))


def section(slug: str) -> Any:
    found = Page.objects.filter(slug=slug, depth__gte=3).order_by("depth", "pk").first()
    return found.specific if found else None


def adoptions() -> list[Adoption]:
    return list(Adoption.objects.select_related("page"))


def adoption(pk: int) -> Adoption | None:
    return Adoption.objects.filter(pk=pk).select_related("page").first()


def texts() -> list[LocalText]:
    return list(LocalText.objects.all())


def text(ref: uuid.UUID) -> LocalText | None:
    return LocalText.objects.filter(ref=ref).first()


def text_by_pk(pk: int) -> LocalText | None:
    return LocalText.objects.filter(pk=pk).first()


def texts_at(spot: str) -> list[LocalText]:
    return list(LocalText.objects.filter(spot=spot, shown__isnull=False))


def images() -> list[tuple[Any, ImageRight | None]]:
    rows = Image.objects.select_related("right", "collection").order_by("-created_at")[:500]
    return [(image, getattr(image, "right", None)) for image in rows]


def image(pk: int) -> Any:
    return Image.objects.filter(pk=pk).select_related("right").first()


def rights_over(on: date) -> list[ImageRight]:
    """Images that may not be used any more."""
    return list(ImageRight.objects.filter(until__lt=on).select_related("image"))
