"""Addresses of the hosts of the coalition, on the port and scheme the visitor already uses."""

from dataclasses import dataclass

from django.http import HttpRequest

from tenants.registry.hosts import municipalities
from tenants.registry.snapshot import MunicipalitySnapshot

REPORT_PATH = "/melden/"
"""Public contract: every municipality takes reports here."""


@dataclass(frozen=True)
class Neighbour:
    name: str
    url: str
    own: bool
    refnis: str = ""
    schema: str = ""


def address_of(municipality: MunicipalitySnapshot, request: HttpRequest, path: str = "/") -> str:
    port = request.get_host().rpartition(":")[2]
    place = f"{municipality.host}:{port}" if port.isdigit() else municipality.host
    return f"{request.scheme}://{place}{path}"


def neighbours(request: HttpRequest, path: str = "/") -> list[Neighbour]:
    """Every municipality of the coalition by name, the one of this host marked; no query."""
    own = getattr(request, "municipality", None)
    own_schema = own.schema_name if own is not None else ""
    return [
        Neighbour(
            each.name, address_of(each, request, path), each.schema_name == own_schema, each.refnis, each.schema_name
        )
        for each in municipalities()
    ]
