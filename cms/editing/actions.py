"""Verbs about departments and images."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Page

from cms.editing import queries, roles
from cms.editing.models import Department, ImageRight
from foundation.audit import record
from foundation.identity.actor import Actor

PREFIX = "Afdeling: "


class Taken(ValueError):
    """There is a department with that name."""


@transaction.atomic
def keep_department(
    department: Department | None, *, name: str, email: str, pages: list[Page], people: Collection[Any], by: Actor
) -> Department:
    """A department with exactly these pages and these people."""
    tidy = " ".join(name.split())
    others = Department.objects.exclude(pk=department.pk) if department else Department.objects.all()
    if others.filter(name__iexact=tidy).exists():
        raise Taken(tidy)
    fresh = department is None
    if department is None:
        group, _made = Group.objects.get_or_create(name=f"{PREFIX}{tidy}"[:150])
        department = Department.objects.create(name=tidy, email=email, group=group)
    else:
        department.name, department.email = tidy, email
        department.save(update_fields=["name", "email"])
        Group.objects.filter(pk=department.group_id).update(name=f"{PREFIX}{tidy}"[:150])
    roles.shape(department, pages)
    _people(department, people)
    facts = {"pages": len(pages), "people": len(people)}
    record(f"editing.department_{'made' if fresh else 'changed'}", by=by, subject=department, facts=facts)
    return department


def _people(department: Department, people: Collection[Any]) -> None:
    """Whoever is new writes here too; whoever is gone writes for the other departments, or for all pages again."""
    before, after = set(department.group.user_set.all()), set(people)
    for user in before ^ after:
        others = [one for one in queries.departments_of(user) if one.pk != department.pk]
        roles.place(user, [*others, department] if user in after else others)


@transaction.atomic
def note_right(image: Any, *, maker: str, licence: str, until: Any, by: Actor) -> None:
    """Who made it, and until when we may use it."""
    ImageRight.objects.update_or_create(image=image, defaults={"maker": maker, "licence": licence, "until": until})
    record("editing.image_rights", by=by, subject=image, facts={"until": str(until or "")})
