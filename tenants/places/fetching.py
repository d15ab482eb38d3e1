"""Getting borders from the open data of Digitaal Vlaanderen (reference file of municipal boundaries, free to use)."""

from __future__ import annotations

import urllib.error
import urllib.request
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from tenants.places.reading import LARGEST, BadBorders

SERVICE = "https://geo.api.vlaanderen.be/VRBG/wfs"
SOURCE = "Digitaal Vlaanderen, Voorlopig referentiebestand gemeentegrenzen"
TIMEOUT = 60  # seconds
QUERY = {
    "service": "WFS",
    "version": "2.0.0",
    "request": "GetFeature",
    "typeNames": "VRBG:Refgem",
    "srsName": "EPSG:4326",
    "outputFormat": "application/json",
}


def fetch() -> str:
    """The GeoJSON text. Raises BadBorders with advice when the network or the service does not answer."""
    request = urllib.request.Request(f"{SERVICE}?{urlencode(QUERY)}", headers={"User-Agent": "Streekpoort"})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
            return str(answer.read(LARGEST).decode("utf-8"))
    except (urllib.error.URLError, OSError, UnicodeDecodeError) as error:
        raise BadBorders(
            _(
                "Digitaal Vlaanderen could not be reached (%(error)s). Nothing was changed. Download the municipal "
                "borders as GeoJSON (WGS84) on a computer with access, and run: streekpoort borders load FILE"
            )
            % {"error": error}
        ) from error
