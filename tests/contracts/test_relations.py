"""A model that lives only in ``public`` has no relation to a model that lives in both schemas (docs/adr/0001)."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db.models import Field, Model

Relation = tuple[str, type[Model]]


def app_names(listed: list[str]) -> set[str]:
    """Names of the installed applications that a list of settings means (an entry may name an AppConfig)."""
    return {
        config.name
        for config in apps.get_app_configs()
        if config.name in listed or type(config).__module__ + "." + type(config).__name__ in listed
    }


def models_of(listed: list[str]) -> set[type[Model]]:
    names = app_names(listed)
    return {
        model
        for config in apps.get_app_configs()
        if config.name in names
        for model in config.get_models(include_auto_created=True)
    }


def relations(model: type[Model]) -> Iterator[Relation]:
    """Where the columns of a model point at; a generic relation points at content types."""
    for field in model._meta.get_fields(include_hidden=True):
        if isinstance(field, Field) and isinstance(field.related_model, type):
            yield field.name, field.related_model
    for generic in model._meta.private_fields:
        if isinstance(generic, GenericForeignKey):
            yield generic.name, apps.get_model("contenttypes.ContentType")


ONLY_PUBLIC = models_of(settings.REGION_APPS) - models_of(settings.BOTH_APPS)
IN_BOTH = models_of(settings.BOTH_APPS)
ONLY_MUNICIPALITY = models_of(settings.MUNICIPALITY_APPS) - IN_BOTH


def forbidden(models: set[type[Model]], targets: set[type[Model]]) -> list[str]:
    return [
        f"{model._meta.label}.{name} -> {target._meta.label}"
        for model in models
        for name, target in relations(model)
        if target in targets
    ]


def test_nothing_in_public_points_at_what_lives_in_both() -> None:
    found = forbidden(ONLY_PUBLIC, IN_BOTH)
    if found:
        pytest.fail(
            "Under a municipality this means another person's row; use an Actor value.\n" + "\n".join(found),
            pytrace=False,
        )


def test_nothing_in_public_points_into_a_municipality() -> None:
    assert forbidden(ONLY_PUBLIC, ONLY_MUNICIPALITY) == []


def test_nothing_in_both_points_at_one_of_them() -> None:
    """The copy in ``public`` would point at a table that is not there, or the copy in a municipality across the wall."""
    assert forbidden(IN_BOTH, ONLY_MUNICIPALITY | ONLY_PUBLIC) == []


def test_the_lists_divide_every_application() -> None:
    known = models_of(settings.REGION_APPS) | IN_BOTH | models_of(settings.MUNICIPALITY_APPS)
    assert [model._meta.label for model in apps.get_models(include_auto_created=True) if model not in known] == []
    assert app_names(settings.REGION_APPS) & app_names(settings.BOTH_APPS) == set()


def test_labels_are_one_of_a_kind() -> None:
    labels = [config.label for config in apps.get_app_configs()]
    assert len(labels) == len(set(labels))
