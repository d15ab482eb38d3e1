"""From host to municipality, kept in the process and refreshed when the register's version moves.

A request costs no lookup query; once a second one request asks for the version, so a change (a suspension, a new
municipality) takes effect within two seconds in every process.
"""

import threading
import time
from dataclasses import dataclass
from types import MappingProxyType

from django.conf import settings

from foundation.tenancy import WallError, content_types, lookup
from tenants.registry.models import Municipality, RegistryVersion
from tenants.registry.snapshot import MunicipalitySnapshot, ParticipationSnapshot

FRESH_FOR = 1.0  # seconds


@dataclass(frozen=True)
class Place:
    """Where a host leads: to a municipality, to the region (None), or to a problem ("unknown", "suspended")."""

    municipality: MunicipalitySnapshot | None
    problem: str = ""


@dataclass(frozen=True)
class HostMap:
    version: int
    by_host: MappingProxyType[str, MunicipalitySnapshot]
    by_schema: MappingProxyType[str, MunicipalitySnapshot]


EMPTY = HostMap(-1, MappingProxyType({}), MappingProxyType({}))


class Register:
    """The process's copy of the register."""

    def __init__(self) -> None:
        self._map = EMPTY
        self._checked = 0.0
        self._lock = threading.Lock()

    def present(self) -> HostMap:
        """The map, at most `FRESH_FOR` seconds behind the database."""
        if time.monotonic() - self._checked > FRESH_FOR and self._lock.acquire(blocking=self._map is EMPTY):
            try:
                self._refresh()
            finally:
                self._lock.release()
        return self._map

    def forget(self) -> None:
        self._checked = 0.0

    def _refresh(self) -> None:
        if time.monotonic() - self._checked <= FRESH_FOR:
            return
        try:
            with lookup():
                version = RegistryVersion.objects.values_list("number", flat=True).first() or 0
                if version != self._map.version:
                    self._map = _load(version)
                    content_types.forget()  # a municipality may have left and come back with other numbers
        except WallError:  # inside a transaction the walls stand still: what we know is at most one action older
            if self._map is EMPTY:
                raise
            return
        self._checked = time.monotonic()


def _load(version: int) -> HostMap:
    rows = Municipality.objects.prefetch_related("domains", "participations")
    snapshots = {row.schema_name: snapshot_of(row) for row in rows}
    hosts = {snapshot.host: snapshot for snapshot in snapshots.values()}
    for row in rows:
        hosts.update({domain.host: snapshots[row.schema_name] for domain in row.domains.all()})
    return HostMap(version, MappingProxyType(hosts), MappingProxyType(snapshots))


def snapshot_of(row: Municipality) -> MunicipalitySnapshot:
    return MunicipalitySnapshot(
        schema_name=row.schema_name,
        slug=row.slug,
        name=row.name,
        refnis=row.refnis,
        form=row.form,
        host=f"{row.slug}.{settings.STREEKPOORT_DOMAIN}",
        languages=tuple(row.languages or ["nl"]),
        postal_codes=tuple(row.postal_codes),
        contact=MappingProxyType(dict(row.contact)),
        opening_hours=MappingProxyType(dict(row.opening_hours)),
        theme=MappingProxyType(dict(row.theme)),
        settings=MappingProxyType(dict(row.settings)),
        participations=tuple(
            ParticipationSnapshot(p.service, p.mode, p.starts_on, p.ends_on, p.decision)
            for p in row.participations.all()
        ),
        suspended=row.state == Municipality.State.SUSPENDED,
    )


register = Register()


def resolve(host: str) -> Place:
    """The place of a host name without its port."""
    if host == f"regio.{settings.STREEKPOORT_DOMAIN}":
        return Place(None)
    snapshot = register.present().by_host.get(host)
    if snapshot is None:
        return Place(None, "unknown")
    return Place(snapshot, "suspended" if snapshot.suspended else "")


def municipalities() -> list[MunicipalitySnapshot]:
    """The active municipalities of the coalition, by name."""
    return sorted((m for m in register.present().by_schema.values() if not m.suspended), key=lambda m: m.name)


def by_schema(schema: str) -> MunicipalitySnapshot:
    """A municipality by schema name, suspended or not. Raises KeyError for an unknown one."""
    return register.present().by_schema[schema]


def link_to_region(path: str) -> str:
    """A full address on the region's host, for mails."""
    scheme = "http" if settings.STREEKPOORT_DEMO else "https"
    port = f":{settings.STREEKPOORT_PORT}" if settings.STREEKPOORT_DEMO else ""
    return f"{scheme}://regio.{settings.STREEKPOORT_DOMAIN}{port}{path}"


def link_to(place: MunicipalitySnapshot, path: str) -> str:
    """A full address on the host of a municipality, for mails."""
    scheme = "http" if settings.STREEKPOORT_DEMO else "https"
    port = f":{settings.STREEKPOORT_PORT}" if settings.STREEKPOORT_DEMO else ""
    return f"{scheme}://{place.host}{port}{path}"
