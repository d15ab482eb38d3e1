"""Groups inside Wagtail: who reviews, and who writes for one department. A role says who may; a group is its shadow."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from cms.editing.models import Department, Review
from cms.site import queries as site
from cms.site.setup import EDITORS, FILE_RIGHTS, PAGE_RIGHTS
from foundation.tenancy import WallState, current

REVIEWERS = "Eindredactie"
WORKFLOW = "Nalezen"
TASK = "Nalezen door de eindredactie"
WRITER_RIGHTS = ("add_page", "change_page")
CHOOSE = ("choose_image", "choose_document")


def ensure_review(snapshot: Any) -> None:
    """Who reviews, and that whoever may not publish sends a page for review. Idempotent."""
    home = site.home()
    group, _made = Group.objects.get_or_create(name=REVIEWERS)
    if not GroupPagePermission.objects.filter(group=group, page=home).exists():
        give(group, pages=[home], page_rights=PAGE_RIGHTS)
        give_files(group, Collection.get_first_root_node(), FILE_RIGHTS)
    if WorkflowPage.objects.filter(page=home).exists():
        return
    Workflow.objects.exclude(name=WORKFLOW).update(active=False)  # the one that Wagtail brings along
    workflow = Workflow.objects.filter(name=WORKFLOW).first() or Workflow.objects.create(name=WORKFLOW)
    task = Review.objects.filter(name=TASK).first() or Review.objects.create(name=TASK)
    task.groups.add(group)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    WorkflowPage.objects.create(workflow=workflow, page=home)


def give(group: Group, *, pages: list[Page], page_rights: tuple[str, ...]) -> None:
    """These rights on these pages and what is below them, and the door of the editor."""
    rights = _rights((*page_rights, "access_admin"))
    group.permissions.add(rights["access_admin"])
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page=page, permission=rights[name]) for page in pages for name in page_rights
    )


def give_files(group: Group, files: Collection, names: tuple[str, ...]) -> None:
    rights = _rights(names)
    GroupCollectionPermission.objects.bulk_create(
        (GroupCollectionPermission(group=group, collection=files, permission=rights[name]) for name in names),
        ignore_conflicts=True,
    )


def _rights(names: tuple[str, ...]) -> dict[str, Permission]:
    app_labels = ("wagtailcore", "wagtailimages", "wagtaildocs", "wagtailadmin")
    rows = Permission.objects.filter(codename__in=names, content_type__app_label__in=app_labels)
    return {right.codename: right for right in rows}


def shape(department: Department, pages: list[Page]) -> None:
    """The group of a department writes on exactly these pages, and keeps its own images and documents."""
    GroupPagePermission.objects.filter(group=department.group).delete()
    give(department.group, pages=pages, page_rights=WRITER_RIGHTS)
    department.pages.set(pages)
    if department.files is None:
        department.files = Collection.get_first_root_node().add_child(instance=Collection(name=department.name[:255]))
        department.save(update_fields=["files"])
        give_files(department.group, department.files, FILE_RIGHTS)
        give_files(department.group, Collection.get_first_root_node(), CHOOSE)


def place(user: Any, departments: list[Department]) -> None:
    """Writes for these departments and nowhere else; for none of them: on the whole website, as before."""
    ours = Group.objects.filter(department__isnull=False)
    user.groups.remove(*ours)
    if departments:
        user.groups.add(*(department.group for department in departments))
        user.groups.remove(*Group.objects.filter(name=EDITORS))
    else:
        user.groups.add(Group.objects.get_or_create(name=EDITORS)[0])


def join_reviewers(user: Any, code: str) -> None:
    """Only where there is a website: a role of a municipality may be given at the region, where it means nothing."""
    if code in ("eindredacteur", "beheerder") and current().state is not WallState.REGION:
        if site.home() is not None:
            ensure_review(None)  # a website that is older than the review
        user.groups.add(Group.objects.get_or_create(name=REVIEWERS)[0])


def leave(user: Any, code: str) -> None:
    """Whoever loses the role leaves every group that came with it."""
    if code in ("eindredacteur", "beheerder"):
        user.groups.remove(*Group.objects.filter(name=REVIEWERS))
    if code == "redacteur":
        user.groups.remove(*Group.objects.filter(department__isnull=False))
