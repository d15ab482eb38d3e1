"""The columns that regional rows carry."""

from typing import Any

from django.db import models


class MunicipalityField(models.CharField):  # type: ignore[type-arg]  # generic only in the stubs
    """The schema name of a municipality, the value that row-level security compares. At most 40 characters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        super().__init__(*args, **kwargs)
