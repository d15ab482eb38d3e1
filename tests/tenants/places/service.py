"""A counterpart of the Web Feature Service of Digitaal Vlaanderen, over real HTTP on the loopback.

Built from the public texts: OGC Web Feature Service 2.0 (09-025r2: `count`, `startIndex`, `numberMatched`,
`numberReturned`, `srsName`, exception reports of OWS Common 06-121r9), GeoServer's GeoJSON (`crs`, `totalFeatures`,
`geometry_name`, Lambert 72 unless asked otherwise) and the object catalogue of the VRBG (feature type Refgem with
NISCODE and NAAM). It was never held against the real service.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

PATH = "/VRBG/wfs"
OUTPUT = "application/json"
EXCEPTION = """<?xml version="1.0" encoding="UTF-8"?>
<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1" version="2.0.0">
<ows:Exception exceptionCode="{code}" locator="{locator}"><ows:ExceptionText>{text}</ows:ExceptionText></ows:Exception>
</ows:ExceptionReport>"""


class Refused(Exception):
    def __init__(self, code: str, locator: str, text: str) -> None:
        super().__init__(EXCEPTION.format(code=code, locator=locator, text=text))


@dataclass
class Service:
    """What it holds and how it misbehaves; ``asked`` are the queries it got."""

    features: list[dict[str, Any]]
    most: int = 1000
    address: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)
    fault: str = ""
    released: threading.Event = field(default_factory=threading.Event)

    def answer(self, query: dict[str, str]) -> dict[str, Any]:
        """GetFeature as GeoServer does it. Raises Refused."""
        self._check(query)
        first = 0 if self.fault == "ignores_start" else int(query.get("startindex", "0"))
        page = self._in_order(query)[first : first + min(int(query.get("count", "1000000")), self.most)]
        lambert = query.get("srsname", "EPSG:31370") == "EPSG:31370" or self.fault == "other_crs"
        matched = len(self.features)
        shown = page[:-1] if self.fault == "short_page" else page
        return {
            "type": "FeatureCollection",
            "features": [self._feature(given, lambert=lambert) for given in shown],
            "totalFeatures": "unknown" if self.fault == "says_unknown" else matched,
            "numberMatched": "unknown" if self.fault == "says_unknown" else matched,
            "numberReturned": len(page),
            "timeStamp": "2026-11-22T06:00:00.000Z",
            "crs": {
                "type": "name",
                "properties": {"name": "urn:ogc:def:crs:EPSG::31370" if lambert else "urn:ogc:def:crs:EPSG::4326"},
            },
        }

    def _check(self, query: dict[str, str]) -> None:
        if query.get("service", "").upper() != "WFS":
            raise Refused("MissingParameterValue", "service", "Could not determine geoserver request")
        if query.get("request") != "GetFeature":
            raise Refused("OperationNotSupported", "request", "Only GetFeature here")
        if query.get("typenames") not in ("VRBG:Refgem", "Refgem"):
            raise Refused("InvalidParameterValue", "typeNames", f"Feature type {query.get('typenames')} unknown")
        if query.get("outputformat") != OUTPUT:
            raise Refused("InvalidParameterValue", "outputFormat", "Failed to find response for output format")

    def _in_order(self, query: dict[str, str]) -> list[dict[str, Any]]:
        if query.get("sortby") != "NISCODE":
            return self.features
        return sorted(self.features, key=lambda found: found["properties"]["refnis"])

    def _feature(self, given: dict[str, Any], *, lambert: bool) -> dict[str, Any]:
        """Names of the VRBG; metres are only plausible ones, enough to be refused."""
        number = given["properties"]["refnis"]
        coordinates = given["geometry"]["coordinates"]
        if given["geometry"]["type"] == "Polygon":
            coordinates = [coordinates]
        return {
            "type": "Feature",
            "id": f"Refgem.{number}",
            "geometry": {"type": "MultiPolygon", "coordinates": metres(coordinates) if lambert else coordinates},
            "geometry_name": "SHAPE",
            "properties": {
                "UIDN": 1,
                "OIDN": 1,
                "TERRID": 1,
                "NISCODE": number,
                "NAAM": given["properties"]["name"],
                "DATPUBLBS": "1831-02-07Z",
                "NUMAC": "",
            },
        }


def metres(value: Any) -> Any:
    if isinstance(value[0], list):
        return [metres(part) for part in value]
    return [value[0] * 71_000 - 156_000, value[1] * 111_000 - 5_470_000]


class Handler(BaseHTTPRequestHandler):
    service: Service

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        query = {name.lower(): values[0] for name, values in parse_qs(address.query).items()}
        self.service.asked.append(query)
        fault = self.service.fault
        if address.path != PATH:
            self._send(404, b"not here", "text/plain")
        elif fault == "error":
            self._send(500, EXCEPTION.format(code="NoApplicableCode", locator="", text="Out of memory").encode())
        elif fault == "error_with_200":
            self._send(200, EXCEPTION.format(code="NoApplicableCode", locator="", text="Te veel vragen").encode())
        elif fault == "silent":
            self.service.released.wait(30)
        else:
            self._give(query, fault)

    def _give(self, query: dict[str, str], fault: str) -> None:
        try:
            body = json.dumps(self.service.answer(query)).encode()
        except Refused as refused:
            self._send(400, str(refused).encode())
            return
        if fault == "cut_off":
            self._send(200, body[: len(body) // 2], OUTPUT, promised=len(body))
        elif fault == "half_but_whole_length":
            self._send(200, body[: len(body) // 2], OUTPUT)
        elif fault == "drips":
            self._drip(body)
        else:
            self._send(200, body, OUTPUT)

    def _drip(self, body: bytes) -> None:
        """A byte at a time: never silent long enough for a socket's own timeout."""
        self._head(200, len(body), OUTPUT)
        for byte in body:
            if self.service.released.wait(0.05):
                return
            self.wfile.write(bytes([byte]))
            self.wfile.flush()

    def _send(self, status: int, body: bytes, kind: str = "application/xml", *, promised: int | None = None) -> None:
        self._head(status, len(body) if promised is None else promised, kind)
        self.wfile.write(body)

    def _head(self, status: int, length: int, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


@contextmanager
def running(features: list[dict[str, Any]], **options: Any) -> Iterator[Service]:
    service = Service(features, **options)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"service": service}))
    server.daemon_threads = True
    service.address = f"http://127.0.0.1:{server.server_port}{PATH}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield service
    finally:
        service.released.set()
        server.shutdown()
        thread.join()
        server.server_close()
