"""Who may touch which table of `public`: declared per app in `walls.py`, compiled to grants and row-level security.

Nothing is granted by default. A table that no `walls.py` declares can be used by the owner only, except that the
tables of apps which live in both schemas are open to the region's roles (that is where the region's people log in).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.db import models

GROUPS = ("tenant", "lookup", "gate", "desk", "coordinator", "director", "admin", "engine", "queue")


@dataclass(frozen=True)
class Table:
    """One table in `public` and what each group may do with it, such as `"select,insert,update(status)"`."""

    model: str
    rights: Mapping[str, str]

    def resolve(self) -> type[models.Model]:
        return apps.get_model(self.model)

    @property
    def name(self) -> str:
        return self.resolve()._meta.db_table


@dataclass(frozen=True)
class SharedTable(Table):
    """The same rows for everybody: no row-level security."""


@dataclass(frozen=True)
class RegionalTable(Table):
    """Rows of municipalities, with `municipality` (competent now) and `received_by` (where it came in).

    `where` narrows a group of the region to the rows for which an SQL condition on the row holds.
    `reads` is set for what is `Owned`: it says how much beside its own rows an owner reads.
    """

    where: Mapping[str, str] = field(default_factory=dict)
    parent: str = ""
    single_column: str = ""
    reads: str = ""


@dataclass(frozen=True)
class AppendOnlyTable:
    """A table, wherever its app lives, in which nobody but the owner may change or remove a row.

    `for_all`: not even the owner; a trigger refuses it.
    """

    model: str
    for_all: bool = False

    @property
    def name(self) -> str:
        return str(apps.get_model(self.model)._meta.db_table)


@dataclass(frozen=True)
class StandingTable:
    """A table that seldom changes: what was read from it is remembered until it does (see `foundation.standing`)."""

    model: str

    @property
    def name(self) -> str:
        return str(apps.get_model(self.model)._meta.db_table)


def _check(rights: Mapping[str, str]) -> dict[str, str]:
    if unknown := set(rights) - set(GROUPS):
        raise ValueError(f"Unknown groups in a wall: {', '.join(sorted(unknown))}. Known: {', '.join(GROUPS)}.")
    return dict(rights)


def Shared(model: str, **rights: str) -> SharedTable:  # noqa: N802  # reads as a noun in walls.py
    return SharedTable(model, _check(rights))


def Regional(model: str, *, where: Mapping[str, str] | None = None, **rights: str) -> RegionalTable:  # noqa: N802
    """A regional table with its own two columns; a tenant may select, insert and update unless told otherwise."""
    rights.setdefault("tenant", "select,insert,update")
    return RegionalTable(model, _check(rights), where=where or {})


def Child(  # noqa: N802
    model: str, *, parent: str, where: Mapping[str, str] | None = None, **rights: str
) -> RegionalTable:
    """A regional table that hangs on another by the foreign key `parent` and repeats its two columns.

    PostgreSQL's foreign-key checks bypass row-level security, so the reference is composite: a child can only hang
    on a parent of the same municipality, and follows it when it is handed over.
    """
    rights.setdefault("tenant", "select,insert")
    return RegionalTable(model, _check(rights), where=where or {}, parent=parent)


def Home(model: str, *, column: str = "municipality", **rights: str) -> RegionalTable:  # noqa: N802
    """A regional table with one column: the rows of a municipality are read and written by it alone."""
    rights.setdefault("tenant", "select,insert,update")
    return RegionalTable(model, _check(rights), single_column=column)


def Owned(  # noqa: N802
    model: str,
    *,
    reads: str = "region",
    column: str = "municipality",
    where: Mapping[str, str] | None = None,
    **rights: str,
) -> RegionalTable:
    """A table in which each municipality keeps rows of its own beside those of the region (owner `region`).

    Everybody writes only what they own. `reads="own"`: they read no more than that; `"region"`: a municipality reads
    the region's rows as well, the region reads all; `"all"`: everybody reads everything, for what is public anyway.
    `where` narrows what a group of the region reads.
    """
    if reads not in ("own", "region", "all"):
        raise ValueError(f"Unknown reach {reads!r} in a wall: own, region or all.")
    return RegionalTable(model, _check(rights), where=where or {}, single_column=column, reads=reads)


def AppendOnly(model: str, *, for_all: bool = False) -> AppendOnlyTable:  # noqa: N802
    return AppendOnlyTable(model, for_all)


def Standing(model: str) -> StandingTable:  # noqa: N802
    return StandingTable(model)


Declaration = SharedTable | RegionalTable | AppendOnlyTable | StandingTable


def declared() -> list[Declaration]:
    """Every declaration of every installed app, in the order of the apps."""
    found: list[Declaration] = []
    for config in apps.get_app_configs():
        name = f"{config.name}.walls"
        if find_spec(name) is not None:
            found.extend(import_module(name).TABLES)
    return found


def public_tables() -> list[SharedTable | RegionalTable]:
    return [table for table in declared() if isinstance(table, SharedTable | RegionalTable)]


def append_only_tables() -> list[AppendOnlyTable]:
    return [table for table in declared() if isinstance(table, AppendOnlyTable)]


def standing_tables() -> list[StandingTable]:
    return [table for table in declared() if isinstance(table, StandingTable)]


def tables_of(app_names: Iterable[str]) -> list[str]:
    """Names of all tables, M2M tables included, of the given apps (their Python names)."""
    wanted = set(app_names)
    names: list[str] = []
    for config in apps.get_app_configs():
        if config.name in wanted or f"{type(config).__module__}.{type(config).__name__}" in wanted:
            for model in config.get_models(include_auto_created=True):
                if model._meta.managed and not model._meta.proxy:
                    names.append(model._meta.db_table)
    return sorted(set(names))


def column(model: type[models.Model], name: str) -> str:
    field_: Any = model._meta.get_field(name)
    return str(field_.column)
