"""What somebody typed and did not save: kept while typing, so that a session that ends costs nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from cms.catalogue.models import Fiche, Typing


@transaction.atomic
def keep(fiche: Fiche | None, *, user_id: int, form: Mapping[str, object], based_on: int, at: datetime) -> None:
    values = {"form": dict(form), "based_on": based_on, "at": at}
    Typing.objects.update_or_create(fiche=fiche, user_id=user_id, defaults=values)


@transaction.atomic
def forget(fiche: Fiche | None, *, user_id: int) -> None:
    Typing.objects.filter(fiche=fiche, user_id=user_id).delete()


def kept(fiche: Fiche | None, *, user_id: int) -> Typing | None:
    return Typing.objects.filter(fiche=fiche, user_id=user_id).first()
