"""Getting borders from the open data of Digitaal Vlaanderen (reference file of municipal boundaries, free to use).

The service is a Web Feature Service 2.0 (OGC 09-025r2) of the kind GeoServer. It gives pages (`count`, `startIndex`),
says how many there are in all (`numberMatched`), and in which coordinates (`crs`). Nothing of this is taken on trust:
an answer that is late, cut off, incomplete or in other coordinates is refused as a whole.
"""

from __future__ import annotations

import http.client
import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.utils.translation import gettext as _

from tenants.places.reading import LARGEST, BadBorders

SERVICE = "https://geo.api.vlaanderen.be/VRBG/wfs"
SOURCE = "Digitaal Vlaanderen, Voorlopig referentiebestand gemeentegrenzen"
TIMEOUT = 60.0  # seconds for one page
PAGE = 100
MOST_PAGES = 50
CHUNK = 64 * 1024
QUERY = {
    "service": "WFS",
    "version": "2.0.0",
    "request": "GetFeature",
    "typeNames": "VRBG:Refgem",
    "srsName": "EPSG:4326",
    "outputFormat": "application/json",
    "sortBy": "NISCODE",
}
WGS84 = re.compile(r"(EPSG:+[\w.]*:?4326|CRS84)$", re.IGNORECASE)
EXPLAINED = re.compile(rb"<(?:\w+:)?ExceptionText>(.*?)</", re.DOTALL)


class Unreachable(BadBorders):
    """The service, or the way to it, failed; a file from elsewhere would help."""

    def __init__(self, why: object) -> None:
        super().__init__(
            _(
                "Digitaal Vlaanderen could not be reached (%(error)s). Nothing was changed. Download the municipal "
                "borders as GeoJSON (WGS84) on a computer with access, and run: streekpoort borders load FILE"
            )
            % {"error": why}
        )


@dataclass(frozen=True)
class Page:
    """One answer: its features, and how many there are in all when the service says so."""

    features: list[Any]
    matched: int | None


def fetch(service: str = SERVICE, *, timeout: float = TIMEOUT) -> str:
    """All municipalities as one GeoJSON text. Raises BadBorders with what is wrong, and what to do instead."""
    if urlsplit(service).scheme not in ("http", "https"):
        raise BadBorders(_("%(service)s is no address of a web service.") % {"service": service})
    features: list[Any] = []
    for page in _pages(service, timeout):
        features += page.features
    return json.dumps({"type": "FeatureCollection", "features": features})


def _pages(service: str, timeout: float) -> Iterator[Page]:
    """Page after page, until as many came as the service said; it may give fewer at a time than we ask."""
    taken = 0
    seen: set[str] = set()
    for _number in range(MOST_PAGES):
        page = _page(_ask(f"{service}?{urlencode({**QUERY, 'count': PAGE, 'startIndex': taken})}", timeout))
        fresh = {json.dumps(feature, sort_keys=True) for feature in page.features}
        if fresh & seen:
            raise BadBorders(_("The service gave the same page twice: it cannot be read as a whole."))
        seen |= fresh
        taken += len(page.features)
        yield page
        finished = taken >= page.matched if page.matched is not None else len(page.features) < PAGE
        if finished:
            return
        if not page.features:
            break
    raise BadBorders(
        _("The service gave %(taken)d municipalities and then stopped, although there are more.") % {"taken": taken}
    )


def _ask(address: str, timeout: float) -> bytes:
    """The whole body within `timeout` seconds, however slowly it drips in."""
    request = urllib.request.Request(address, headers={"User-Agent": "Streekpoort", "Accept": "application/json"})
    until = time.monotonic() + timeout
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            body = b"".join(_chunks(answer, until))
            promised = answer.headers.get("Content-Length")
    except urllib.error.HTTPError as error:
        raise Unreachable(f"HTTP {error.code}{_reason(error)}") from error
    except (http.client.HTTPException, OSError) as error:
        raise Unreachable(error) from error
    if promised is not None and len(body) < int(promised):
        raise Unreachable(
            _("the answer was cut off after %(got)d of %(all)s bytes") % {"got": len(body), "all": promised}
        )
    return body


def _chunks(answer: http.client.HTTPResponse, until: float) -> Iterator[bytes]:
    size = 0
    while chunk := answer.read1(CHUNK):
        size += len(chunk)
        if size > LARGEST:
            raise BadBorders(_("The file is larger than %(size)d MB.") % {"size": LARGEST // 1024 // 1024})
        if time.monotonic() > until:
            raise TimeoutError("timed out")
        yield chunk


def _reason(error: urllib.error.HTTPError) -> str:
    """What the service says about its refusal (an OGC exception report), or the standard phrase."""
    try:
        told = _explained(error.read(CHUNK))
    except (http.client.HTTPException, OSError):
        told = ""
    return f": {told or error.reason}"


def _explained(body: bytes) -> str:
    match = EXPLAINED.search(body)
    return " ".join(unescape(match[1].decode("utf-8", "replace")).split())[:300] if match else ""


def _page(body: bytes) -> Page:
    if body.lstrip()[:1] == b"<":
        told = _explained(body) or _("it sent XML instead of GeoJSON")
        raise BadBorders(_("The service refused: %(told)s") % {"told": told})
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadBorders(_("The answer of the service is not whole: %(error)s") % {"error": error}) from error
    features = found.get("features") if isinstance(found, dict) else None
    if not isinstance(features, list):
        raise BadBorders(_("The answer of the service is not a GeoJSON FeatureCollection."))
    _check_coordinates(found)
    returned, matched = _count(found, "numberReturned"), _count(found, "numberMatched")
    if returned is not None and returned != len(features):
        raise BadBorders(
            _("The service promised %(promised)d municipalities and gave %(given)d.")
            % {"promised": returned, "given": len(features)}
        )
    return Page(features, matched)


def _check_coordinates(found: dict[str, Any]) -> None:
    """GeoJSON without `crs` is WGS84 (RFC 7946); with one, it must say so."""
    crs = found.get("crs")
    if crs is None:
        return
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = str(properties.get("name", "")) if isinstance(properties, dict) else ""
    if not WGS84.search(name):
        raise BadBorders(_("The service gave coordinates in %(crs)s instead of WGS84.") % {"crs": name or crs})


def _count(found: dict[str, Any], key: str) -> int | None:
    """A number of the service; "unknown" is allowed by the standard."""
    value = found.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
