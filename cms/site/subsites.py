"""A subsite has its own navigation, and its own editors through a group of Wagtail with rights on that part alone."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import GroupPagePermission, Page

from cms.site import queries

RIGHTS = ("add_page", "change_page", "publish_page")
PREFIX = "Subsite "


@dataclass(frozen=True)
class Around:
    """The subsite a page stands in, with its navigation."""

    page: Page
    url: str
    pages: list[queries.Below]


def around(page: Page, crumbs: list[Page]) -> Around | None:
    """No query for a page outside every subsite; one for a page inside."""
    found = queries.subsite_above([*crumbs, page])
    if found is None:
        return None
    return Around(found, f"/{found.slug}/", queries.menu_of(found))


def group_name(subsite: Page) -> str:
    return f"{PREFIX}{subsite.pk}"


@transaction.atomic
def settle(subsite: Any) -> Group:
    """Its group exists, has rights on this part and no other, and holds exactly the editors who were named."""
    group, made = Group.objects.get_or_create(name=group_name(subsite))
    if made or not GroupPagePermission.objects.filter(group=group, page=subsite).exists():
        pages = ContentType.objects.get_for_model(Page)
        rights = {right.codename: right for right in Permission.objects.filter(content_type=pages)}
        GroupPagePermission.objects.bulk_create(
            GroupPagePermission(group=group, page=subsite, permission=rights[name]) for name in RIGHTS if name in rights
        )
    group.user_set.set(subsite.editors.all())
    return group


def forget(subsite: Any) -> None:
    """The group goes with the subsite."""
    Group.objects.filter(name=group_name(subsite)).delete()
