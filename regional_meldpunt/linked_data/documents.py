"""Meldingen as JSON-LD. A document for everybody holds no words of the reporter and no names of people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localtime

from regional_meldpunt.categories.models import Category
from regional_meldpunt.linked_data import profile
from regional_meldpunt.meldingen.models import HistoryEntry, Melding
from regional_meldpunt.meldingen.statuses import Status, state
from regional_meldpunt.public_map import places

APPLICATION = "Streekpoort"
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"

Document = dict[str, Any]


@dataclass(frozen=True)
class Addresses:
    """Where things live: `home` is the host where the melding came in, and never changes; `page` is for people."""

    home: str
    page: str
    town: str
    desk: str


def collection(address: str, first: str, following: str, members: Sequence[Document]) -> Document:
    """One page of all public meldingen."""
    page: Document = {"@id": address, "@type": "Pagina", "eerste": first}
    if following:
        page["volgende"] = following
    return {
        "@context": profile.context(),
        "@id": first,
        "@type": "Collectie",
        "lid": list(members),
        "weergave": page,
    }


def alone(document: Document) -> Document:
    return {"@context": profile.context(), **document}


def melding(
    found: Melding,
    lines: Iterable[HistoryEntry],
    addresses: Addresses,
    *,
    photos: Iterable[str] = (),
    private: bool = False,
) -> Document:
    """`private` for whoever holds the secret link: the own words, the exact place, the photos."""
    address = f"{addresses.home}/linked-data/meldingen/{found.number}/"
    document: Document = {
        "@id": f"{address}#melding",
        "@type": "Melding",
        "identificator": found.number,
        "titel": f"{found.category.name_nl} ({found.number})",
        "meldingstype": [concept(found.category, addresses.home)],
        "samenvatting": str(state(found.status).public),
        "webpagina": addresses.page,
        "indiener": {"@id": f"{address}#indiener", "@type": "Agent"},
        "behandelaar": _handler(found, address, addresses),
        "meldingsapplicatie": {"@id": f"{addresses.home}/#toepassing", "@type": "Applicatie", "naam": APPLICATION},
        "meldingsorganisatie": _town(addresses),
        "heeftStatus": [_step(line, address, addresses, private=private) for line in lines if line.to_status],
    }
    bodies = _bodies(found, address, photos, private=private)
    return document | ({"heeftBody": bodies} if bodies else {})


def concept(category: Category, home: str) -> Document:
    return {
        "@id": f"{home}/linked-data/categorieen/#{category.slug}",
        "@type": "Concept",
        "label": {"@value": category.name_nl, "@language": "nl"},
    }


def categories(listed: Iterable[Category], home: str) -> Document:
    """The list of categories as concepts."""
    address = f"{home}/linked-data/categorieen/"
    scheme = {"@id": address, "@type": "ConceptScheme"}
    concepts = []
    for category in listed:
        labels = [{"@value": category.name_nl, "@language": "nl"}]
        if category.name_fr:
            labels.append({"@value": category.name_fr, "@language": "fr"})
        concepts.append({**concept(category, home), "label": labels, "notatie": category.slug, "inSchema": address})
    return {"@context": profile.context(), "@graph": [scheme, *concepts]}


def _handler(found: Melding, address: str, addresses: Addresses) -> Document:
    """An organisation, never a person."""
    name = addresses.desk if found.responsible == "region" else addresses.town
    return {"@id": f"{address}#behandelaar", "@type": ["Agent", "PubliekeOrganisatie"], "naam": name}


def _town(addresses: Addresses) -> Document:
    return {
        "@id": f"{addresses.home}/#organisatie",
        "@type": ["Organisatie", "PubliekeOrganisatie"],
        "naam": addresses.town,
    }


def _step(line: HistoryEntry, address: str, addresses: Addresses, *, private: bool) -> Document:
    row = state(line.to_status)
    told = line.visibility == "public" or (private and line.for_reporter)
    by_reporter = line.to_status in (Status.RECEIVED, Status.WITHDRAWN) and not line.from_status
    who = f"{address}#indiener" if by_reporter else f"{address}#behandelaar"
    agent: Document = {"@id": who, "@type": "Agent"}
    return {
        "@id": f"{address}#status-{line.pk}",
        "@type": "Meldingstatus",
        "statuswaarde": {
            "@id": f"{profile.STATUS_VALUE}{row.oslo.value}",
            "@type": "Concept",
            "label": {"@value": profile.STATUS_NAMES[row.oslo], "@language": "nl"},
            "notatie": row.oslo.value,
            "inSchema": profile.STATUS_LIST,
        },
        "statusdatum": localtime(line.at).isoformat(timespec="seconds"),
        "statuswijzigingDoor": agent,
        "beschrijving": (line.text if told else "") or str(row.public),
    }


def _bodies(found: Melding, address: str, photos: Iterable[str], *, private: bool) -> list[Document]:
    """One body for words and place, and one for each photo: the profile allows one attachment per body."""
    body: Document = {"@id": f"{address}#body", "@type": "MeldingBody"}
    if private and found.description:
        body["beschrijving"] = found.description
    exact = None if found.lat is None or found.lon is None else (found.lat, found.lon)
    point = exact if private else places.point(found) if found.public else None
    if point:
        body["geometrie"] = _geometry(f"{address}#plaats", *point)
    bodies = [body] if len(body) > 2 else []
    for number, photo in enumerate(photos, start=1):
        bodies.append({"@id": f"{address}#foto-{number}", "@type": "MeldingBody", "bijlage": photo})
    return bodies


def _geometry(ident: str, lat: float, lon: float) -> Document:
    """Longitude first in both: that is what CRS84 says."""
    pos = f"{lon} {lat}"
    gml = (
        f'<gml:Point xmlns:gml="http://www.opengis.net/gml/3.2" srsName="{CRS84}"><gml:pos>{pos}</gml:pos></gml:Point>'
    )
    return {
        "@id": ident,
        "@type": "Geometrie",
        "wkt": {"@value": f"POINT({pos})", "@type": "wktLiteral"},
        "gml": {"@value": gml, "@type": "gmlLiteral"},
    }
