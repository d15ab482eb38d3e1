"""The Actor: who did something, as a value that stays readable when the account is gone.

Regional rows have no foreign key to an account: under a municipality it would point at that municipality's table.
"""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpRequest

from foundation.tenancy import WallState, current


@dataclass(frozen=True, slots=True)
class Actor:
    """`schema` is where the account lives ("public" for the region), `id` its number there, `name` as it was then."""

    schema: str
    id: int | None
    name: str

    @classmethod
    def of(cls, request: HttpRequest) -> "Actor":
        """The person behind a request, or the anonymous citizen of that host."""
        return cls.person(request.user)

    @classmethod
    def person(cls, user: Any) -> "Actor":
        if not user.is_authenticated:
            return cls(_schema(), None, "")
        return cls(_schema(), user.pk, user.display_name)

    @classmethod
    def system(cls, name: str) -> "Actor":
        """A part of the machine, such as the dispatch engine."""
        return cls("system", None, name)

    @property
    def is_system(self) -> bool:
        return self.schema == "system"

    @property
    def facts(self) -> dict[str, Any]:
        """As it is stored."""
        return {"schema": self.schema, "id": self.id, "name": self.name}

    @property
    def is_known(self) -> bool:
        return self.id is not None

    def __str__(self) -> str:
        return self.name


def _schema() -> str:
    wall = current()
    return wall.schema if wall.state in (WallState.MUNICIPALITY, WallState.OWNER) else "public"


class ActorField(models.JSONField):
    """An Actor, stored as `{"schema", "id", "name"}`."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Actor | None:
        loaded = super().from_db_value(value, expression, connection)
        return self.to_python(loaded)

    def to_python(self, value: Any) -> Actor | None:
        if value is None or isinstance(value, Actor):
            return value
        return Actor(**value)

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(value.facts if isinstance(value, Actor) else value)

    def value_to_string(self, obj: models.Model) -> Any:
        value = self.value_from_object(obj)
        return value.facts if isinstance(value, Actor) else value
