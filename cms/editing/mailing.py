"""Mails about pages: what waits for a review, what was decided, what was not published, what must be read again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.models import TaskState, WorkflowState

from cms.editing.queries import Overdue, users_in
from foundation.identity.models import User
from foundation.notifications import send_mail
from foundation.tenancy import current
from tenants.registry.hosts import by_schema

MAIL = "editing/mail/"


def address(path: str) -> str:
    return f"https://{by_schema(current().schema).host}{path}"


def submitted(sender: Any, instance: Any, user: User | None = None, **facts: Any) -> bool:
    """To everybody who reviews, except who sent it."""
    task, page = instance.task.specific, instance.workflow_state.content_object
    reviewers = users_in(task.groups.values_list("name", flat=True)) if hasattr(task, "groups") else []
    return _tell(page, "submitted", [one for one in reviewers if one != user], instance, user)


def rejected(sender: Any, instance: WorkflowState, user: User | None = None, **facts: Any) -> bool:
    return _tell(instance.content_object, "rejected", _asker(instance, user), instance.current_task_state, user)


def approved(sender: Any, instance: WorkflowState, user: User | None = None, **facts: Any) -> bool:
    return _tell(instance.content_object, "approved", _asker(instance, user), instance.current_task_state, user)


def silent(sender: Any, **facts: Any) -> None:
    """Reviewers are told by the task; a second mail about the same helps nobody."""


def _asker(state: WorkflowState, user: User | None) -> list[User]:
    asker = state.requested_by
    return [asker] if asker is not None and asker != user and asker.is_active else []


def _tell(page: Any, what: str, to: Iterable[User], state: TaskState | None, by: User | None) -> bool:
    facts = {
        "title": page.get_latest_revision_as_object().title,
        "address": address(f"/cms/pages/{page.pk}/edit/"),
        "by": by.display_name if by else "",
        "comment": state.comment if state else "",
    }
    moment = state.pk if state else page.pk
    for user in to:
        key = f"page-{what}:{current().schema}:{moment}:{user.pk}:{page.latest_revision_id}"
        send_mail(to=user.email, template=f"{MAIL}{what}", context=facts, language=user.language, key=key)
    return True


def tell_not_published(page: Any, reasons: list[str], *, to: list[User]) -> None:
    facts = {"title": page.title, "reasons": reasons, "address": address(f"/cms/pages/{page.pk}/edit/")}
    for user in to:
        key = f"page-not-published:{current().schema}:{page.latest_revision_id}:{user.pk}"
        send_mail(to=user.email, template=f"{MAIL}not_published", context=facts, language=user.language, key=key)


def remind(email: str, language: str, pages: list[Overdue], *, week: str) -> bool:
    """At most once a week to the same address."""
    facts = {
        "pages": [{"title": page.title, "on": page.on.isoformat()} for page in pages],
        "total": len(pages),
        "address": address("/kantoor/website/"),
    }
    key = f"pages-overdue:{current().schema}:{email}:{week}"
    return send_mail(to=email, template=f"{MAIL}overdue", context=facts, language=language, key=key)
