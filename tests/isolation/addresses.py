"""Every address of a host, from the URLconf itself, with arguments that belong to a neighbour."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, product
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RoutePattern

from tests.isolation import conversations, products, social
from tests.isolation.conftest import World
from tests.isolation.connections import named

LEAVING = re.compile(r"(uitloggen|logout|jsi18n|sprite|password/reset|failwhale)")
GROUP = re.compile(r"\(\?P<(\w+)>")
MOST_PER_ADDRESS = 3


@dataclass(frozen=True)
class Spoils:
    """What an outsider could know or guess of a neighbour: numbers, slugs, references, names of files."""

    schema: str
    integers: tuple[int, ...]
    numbers: tuple[str, ...]
    references: tuple[str, ...]
    slugs: tuple[str, ...]
    named: Mapping[str, Sequence[Any]] = field(default_factory=dict)

    def values(self, name: str, converter: str) -> Sequence[Any]:
        if name in self.named:
            return self.named[name]
        if name == "schema":
            return (self.schema,)
        if name == "number":
            return self.numbers
        if converter == "uuid" or name == "ref":
            return self.references
        if converter == "int" or re.search(r"(^|_)(pk|id)$", name):
            return self.integers
        return self.slugs


def spoils(world: World, schema: str) -> Spoils:
    """Read from behind the walls."""
    pages = world.look(f"SELECT id, slug FROM {schema}.wagtailcore_page ORDER BY id DESC LIMIT 3")
    users = world.look(f"SELECT id FROM {schema}.identity_user ORDER BY id LIMIT 1")
    meldingen = world.look(
        "SELECT id, number, key::text FROM public.meldingen_melding WHERE municipality = %s ORDER BY at_desk", schema
    )
    contacts = world.look(f"SELECT ref::text FROM {schema}.contacts_contact")
    people = world.look("SELECT id FROM public.people_person WHERE municipality = %s", schema)
    references = (*(row[2] for row in meldingen), *(row[0] for row in contacts))
    integers = (users[0][0], pages[0][0], *(row[0] for row in people[:1]), meldingen[0][0])
    return Spoils(
        schema=schema,
        integers=integers,
        numbers=tuple(row[1] for row in meldingen),
        references=references,
        slugs=tuple(row[1] for row in pages),
        named={
            **named(world, schema),
            **conversations.named(world, schema),
            **social.named(world, schema, references),
            **products.named(world, schema),
        },
    )


def patterns(resolver: URLResolver, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    for entry in resolver.url_patterns:
        chain = (*before, entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, chain)
        elif isinstance(entry, URLPattern):
            yield chain


def addresses(urlconf: str, booty: Spoils) -> list[str]:
    """Paths of every pattern, filled in with the neighbour's arguments; a pattern that takes none gives one path."""
    found: dict[str, None] = {}
    for chain in patterns(get_resolver(urlconf)):
        for path in islice(_filled(chain, booty), MOST_PER_ADDRESS):
            if not LEAVING.search(path):
                found[path] = None
    return list(found)


def _filled(chain: tuple[Any, ...], booty: Spoils) -> Iterator[str]:
    names: dict[str, Sequence[Any]] = {}
    for pattern in chain:
        if isinstance(pattern, RoutePattern):
            for name, converter in pattern.converters.items():
                names[name] = booty.values(name, type(converter).__name__.removesuffix("Converter").lower())
        else:
            for name in GROUP.findall(str(pattern)):
                names[name] = booty.values(name, "str")
    for chosen in product(*names.values()) if names else ((),):
        yield "/" + "".join(_text(pattern, dict(zip(names, chosen, strict=True)), booty) for pattern in chain)


def _text(pattern: Any, chosen: Mapping[str, Any], booty: Spoils) -> str:
    if isinstance(pattern, LocalePrefixPattern):
        return ""
    text = str(pattern)
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda match: str(chosen[match[1]]), text)
    text = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", lambda match: str(chosen[match[1]]), text.strip("^$"))
    text = text.replace("(\\d+)", str(booty.integers[0])).replace("((?:[\\w\\-]+/)*)", f"{booty.slugs[0]}/")
    return (
        re.sub(r"\(add\|new\)", "add", text)
        .replace("(.*)", booty.slugs[0])
        .replace(".*", booty.slugs[0])
        .replace("\\", "")
    )
