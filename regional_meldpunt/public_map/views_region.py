"""The public map of the whole region: every municipality that takes part, with the same filters, points and feed."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from regional_meldpunt.categories import queries as categories
from regional_meldpunt.categories.models import CategoryGroup
from regional_meldpunt.intake.limits import too_often
from regional_meldpunt.public_map import region
from regional_meldpunt.public_map.feeds import GeoFeed, written
from regional_meldpunt.public_map.forms import RegionFilterForm
from regional_meldpunt.public_map.queries import MOST_POINTS
from regional_meldpunt.public_map.views import LINES, READS
from tenants.places import maps
from tenants.registry import hosts
from tenants.registry.snapshot import MunicipalitySnapshot


@dataclass(frozen=True)
class Chosen:
    """What a reader asked for; a word that is none is as if it was not said."""

    place: MunicipalitySnapshot | None
    group: CategoryGroup | None

    @classmethod
    def read(cls, request: HttpRequest) -> Chosen:
        wanted = request.GET.get("groep", "")[:40]
        return cls(region.member(request.GET.get("gemeente", "")[:60]), categories.group(wanted) if wanted else None)

    @property
    def values(self) -> dict[str, str]:
        given = {"gemeente": self.place.slug if self.place else "", "groep": self.group.slug if self.group else ""}
        return {name: value for name, value in given.items() if value}

    @property
    def query(self) -> str:
        return urlencode(self.values)

    @property
    def words(self) -> str:
        where = self.place.name if self.place else _("the whole region")
        return f"{where}: {self.group.name}" if self.group else where


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    asked = Chosen.read(request)
    context = {
        "filters": RegionFilterForm(asked.values, members=hosts.municipalities(), groups=categories.groups()),
        "asked": asked,
        "lines": _shown(request, asked, LINES),
        "map": maps.settings_for(asked.place),
        "own_map": f"{_base(request, asked.place)}/meldingenkaart/" if asked.place else "",
        "report": f"{_base(request, asked.place)}/melden/" if asked.place else "/#h-report",
    }
    return render(request, "public_map/region.html", context)


@require_safe
def points(request: HttpRequest) -> HttpResponse:
    if too_often(request, "map", limit=READS):
        return JsonResponse({"title": "Too many requests"}, status=429)
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [row.point[1], row.point[0]]},
            "properties": {
                "number": row.number,
                "title": f"{row.category}, {row.town}",
                "state": row.phase,
                "finished": row.finished,
                "url": row.url,
            },
        }
        for row in _shown(request, Chosen.read(request))
        if row.point is not None
    ]
    answer = JsonResponse({"type": "FeatureCollection", "features": features}, content_type="application/geo+json")
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


@require_safe
def outlines(request: HttpRequest) -> HttpResponse:
    return JsonResponse(maps.borders_geojson(None), content_type="application/geo+json")


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    if too_often(request, "map", limit=READS):
        return HttpResponse(status=429)
    asked, base = Chosen.read(request), request.build_absolute_uri("/").rstrip("/")
    made = GeoFeed(
        title=_("Reports: %(area)s") % {"area": asked.words},
        link=f"{base}/meldingenkaart/?{asked.query}",
        description=_("What people reported, and where it stands."),
        language=get_language() or "nl",
        feed_url=request.build_absolute_uri(),
    )
    for row in _shown(request, asked, LINES):
        made.add_item(
            title=row.category,
            link=row.url,
            description=". ".join(part for part in (row.where, row.phase) if part),
            unique_id=row.url,
            pubdate=row.reported_at,
            updateddate=row.changed_at,
            categories=[row.group],
            point=f"{row.point[0]} {row.point[1]}" if row.point else "",
        )
    return written(made)


def _shown(request: HttpRequest, asked: Chosen, limit: int = MOST_POINTS) -> list[region.Shown]:
    members = [asked.place] if asked.place else hosts.municipalities()
    group = asked.group.slug if asked.group else ""
    return region.shown(members, group, now(), port=_port(request), scheme=request.scheme or "https", limit=limit)


def _port(request: HttpRequest) -> str:
    port = request.get_host().rpartition(":")[2]
    return f":{port}" if port.isdigit() else ""


def _base(request: HttpRequest, place: MunicipalitySnapshot | None) -> str:
    return f"{request.scheme}://{place.host}{_port(request)}" if place else ""
