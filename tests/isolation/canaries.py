"""A canary in every text of every municipality: if one sings elsewhere, something leaked.

A canary says whose it is and where it sat. ``thuis``: in the municipality's own schema. ``eigen``: on a regional row that the desk never
handled. ``meldpunt``: on one that it did. ``regio``: on another regional row of that municipality.
"""

import re
from collections.abc import Iterable, Iterator

import psycopg
from django.apps import apps
from django.conf import settings
from django.db.models import CharField, EmailField, Field, JSONField, Model, TextField
from psycopg import sql

from foundation.tenancy.policies import RegionalTable, public_tables

SONG = re.compile(r"kanarie-([a-z_]+)-(thuis|eigen|meldpunt|regio)")
LONGEST = 40
MACHINERY = re.compile(
    r"^(path|url_path|slug|\w*language\w*|locale|codename|app_label|model|session_\w+|password|token|\w*key|\w*secret\w*|schema\w*|municipality"
    r"|received_by|number|host\w*|type|action|label|content_type|object_id|file\w*|extension|\w*hash|template|ip\w*|sha256|group|role|verb|event|state"
    r"|status|\w*_status|channel|recipient|function|filter_spec|kind|region_account|key|name_of_task|login)$"
)
KEPT_WHOLE = {"django_migrations", "django_content_type", "auth_permission", "wagtailcore_collection"}
JSON_TEXTS = (
    (">", "<p>"),
    ("name", '"name": "'),
    ("title", '"title": "'),
    ("text", '"text": "'),
    ("description", '"description": "'),
)


def canary(schema: str, where: str) -> str:
    return f"kanarie-{schema}-{where}"


def songs(text: str) -> set[tuple[str, str]]:
    """Whose canaries sing in a text, and where they sat."""
    return set(SONG.findall(text))


def eligible(field: Field) -> bool:
    """Text that a person wrote: not a key, not one of a list, not read by the machine."""
    if field.primary_key or field.choices or field.unique or MACHINERY.match(field.name):
        return False
    if isinstance(field, EmailField) or not isinstance(field, CharField | TextField):
        return False
    return field.max_length is None or field.max_length >= LONGEST


def models_of(listed: Iterable[str]) -> Iterator[type[Model]]:
    names = set(listed)
    for config in apps.get_app_configs():
        if config.name in names:
            for model in config.get_models(include_auto_created=True):
                if model._meta.managed and not model._meta.proxy and model._meta.db_table not in KEPT_WHOLE:
                    yield model


def plant(connection: psycopg.Connection, schemas: Iterable[str]) -> int:
    """As the superuser, with triggers off. Returns how many values carry a canary."""
    connection.execute("SET session_replication_role = 'replica'")
    planted = 0
    for schema in schemas:
        for model in models_of(settings.TENANT_APPS):
            planted += _sing(connection, schema, model, canary(schema, "thuis"), sql.SQL("true"))
        for table in public_tables():
            if isinstance(table, RegionalTable) and table.reads != "all":  # what everybody may read hides no canary
                planted += _plant_regional(connection, schema, table)
    return planted


def _plant_regional(connection: psycopg.Connection, schema: str, table: RegionalTable) -> int:
    model = table.resolve()
    columns = {field.column for field in model._meta.concrete_fields}
    if table.single_column:
        whose = sql.SQL("{} = {}").format(sql.Identifier(table.single_column), sql.Literal(schema))
        return _sing(connection, "public", model, canary(schema, "regio"), whose)
    whose = sql.SQL("municipality = {0} AND received_by = {0}").format(sql.Literal(schema))
    desk = next((name for name in ("at_desk", "at_region", "desk") if name in columns), "")
    condition = sql.Identifier(desk) if desk else sql.SQL("false")
    if "melding_id" in columns and not desk:
        condition = sql.SQL("EXISTS (SELECT 1 FROM public.meldingen_melding m WHERE m.id = melding_id AND m.at_desk)")
    elif table.parent and not desk:  # a grandchild: its parent hangs on the melding
        condition = _of_the_parent(model, table.parent)
    if "visibility" in columns:  # what is public may be read by whoever has the number
        whose = sql.SQL("{} AND visibility <> 'public'").format(whose)
    planted = _sing(
        connection, "public", model, canary(schema, "meldpunt"), sql.SQL("{} AND {}").format(whose, condition)
    )
    return planted + _sing(
        connection, "public", model, canary(schema, "eigen"), sql.SQL("{} AND NOT {}").format(whose, condition)
    )


def _of_the_parent(model: type[Model], name: str) -> sql.Composable:
    """Up from row to row until one hangs on the melding."""
    field = model._meta.get_field(name)
    parent = field.related_model
    assert isinstance(parent, type)
    table = parent._meta.db_table
    if any(column.column == "melding_id" for column in parent._meta.concrete_fields):
        above = sql.SQL("EXISTS (SELECT 1 FROM public.meldingen_melding m WHERE m.id = {} AND m.at_desk)").format(
            sql.Identifier(table, "melding_id")
        )
    else:
        above = _of_the_parent(parent, next(one.parent for one in public_tables() if one.name == table))
    return sql.SQL("EXISTS (SELECT 1 FROM {} WHERE {} = {} AND {})").format(
        sql.Identifier("public", table),
        sql.Identifier(table, "id"),
        sql.Identifier(model._meta.db_table, field.column),
        above,
    )


def _sing(connection: psycopg.Connection, schema: str, model: type[Model], song: str, whose: sql.Composable) -> int:
    table = sql.Identifier(schema, model._meta.db_table)
    planted = 0
    for field in model._meta.local_concrete_fields:
        column = sql.Identifier(field.column)
        if isinstance(field, JSONField):
            value = sql.SQL("{}::text").format(column)
            for _name, opening in JSON_TEXTS:
                value = sql.SQL("replace({}, {}, {})").format(
                    value, sql.Literal(opening), sql.Literal(f"{opening}{song} ")
                )
            value = sql.SQL("({})::jsonb").format(value)
        elif eligible(field):
            room = (field.max_length or 100_000) - len(song) - 1
            value = sql.SQL("left({}, {}) || {}").format(column, sql.Literal(room), sql.Literal(f" {song}"))
        else:
            continue
        statement = sql.SQL("UPDATE {} SET {} = {} WHERE {} IS NOT NULL AND ({})").format(
            table, column, value, column, whose
        )
        planted += connection.execute(statement).rowcount
    return planted
