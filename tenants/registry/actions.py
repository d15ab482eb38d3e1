"""Verbs that change the register; each counts its version up, so that every process follows. As the owner."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F

from tenants.registry.hosts import register
from tenants.registry.models import Domain, Municipality, Participation, RegistryVersion


def changed() -> None:
    """Count the register's version up, inside the transaction of the change."""
    if not RegistryVersion.objects.update(number=F("number") + 1):
        RegistryVersion.objects.create(number=1)
    transaction.on_commit(register.forget)


@transaction.atomic
def enrol(*, schema_name: str, **facts: Any) -> Municipality:
    """Write a municipality into the register. Its schema is made by `tenants.provisioning`."""
    row = Municipality(schema_name=schema_name, **facts)
    row.full_clean(exclude=["contact", "opening_hours", "theme", "settings"])  # may be filled in later
    row.save()
    changed()
    return row


@transaction.atomic
def strike(schema_name: str) -> None:
    Municipality.objects.filter(schema_name=schema_name).delete()
    changed()


@transaction.atomic
def suspend(schema_name: str) -> None:
    """Close a municipality's hosts; its data stay as they are."""
    _set(schema_name, state=Municipality.State.SUSPENDED)


@transaction.atomic
def resume(schema_name: str) -> None:
    _set(schema_name, state=Municipality.State.ACTIVE)


@transaction.atomic
def change_theme(schema_name: str, theme: Mapping[str, Any]) -> None:
    _set(schema_name, theme=dict(theme))


@transaction.atomic
def add_host(schema_name: str, host: str) -> None:
    Domain.objects.create(municipality=Municipality.objects.get(schema_name=schema_name), host=host.lower())
    changed()


@transaction.atomic
def take_part(
    schema_name: str, *, service: str, mode: str, starts_on: date, ends_on: date | None = None, decision: str = ""
) -> None:
    """Record how a municipality takes part in a shared service from a day on."""
    row = Municipality.objects.get(schema_name=schema_name)
    Participation.objects.update_or_create(
        municipality=row,
        service=service,
        starts_on=starts_on,
        defaults={"mode": mode, "ends_on": ends_on, "decision": decision},
    )
    changed()


def _set(schema_name: str, **values: Any) -> None:
    if not Municipality.objects.filter(schema_name=schema_name).update(**values):
        raise Municipality.DoesNotExist(f"There is no municipality with the schema {schema_name!r}.")
    changed()


@transaction.atomic
def note_demo(schema_names: list[str]) -> None:
    """Note that the demo content of these municipalities is complete."""
    for row in Municipality.objects.filter(schema_name__in=schema_names):
        row.settings = {**row.settings, "demo": True}
        row.save(update_fields=["settings"])
    changed()
