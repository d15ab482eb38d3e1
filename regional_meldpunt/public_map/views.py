"""The public map with its list, the points for it, the feed of an area, and the mail for those who ask for one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regional_meldpunt.categories import queries as categories
from regional_meldpunt.intake import maps
from regional_meldpunt.intake.limits import too_often
from regional_meldpunt.meldingen.statuses import PHASES, state
from regional_meldpunt.public_map import access, actions, places, queries
from regional_meldpunt.public_map.areas import RADII, Area
from regional_meldpunt.public_map.feeds import GeoFeed, written
from regional_meldpunt.public_map.forms import EmailForm, FilterForm
from regional_meldpunt.public_map.models import Subscription
from tenants.registry import hosts
from tenants.registry.snapshot import MunicipalitySnapshot

READS = 1200  # of one address in ten minutes
QUESTIONS = 10
LINES = 50


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    return _page(request, EmailForm())


@require_safe
def points(request: HttpRequest) -> HttpResponse:
    """GeoJSON for the map, and for anybody who draws one."""
    if too_often(request, "map", limit=READS):
        return JsonResponse({"title": "Too many requests"}, status=429)
    features = []
    for melding in queries.shown(_area(request), now()):
        point = places.point(melding)
        if point is not None:
            features.append(
                {
                    "type": "Feature",
                    "geometry": {"type": "Point", "coordinates": [point[1], point[0]]},
                    "properties": {
                        "number": melding.number,
                        "title": melding.category.name,
                        "state": _phase(melding.status),
                        "finished": melding.is_final,
                        "url": f"/meldingen/{melding.number}/",
                    },
                }
            )
    answer = JsonResponse({"type": "FeatureCollection", "features": features}, content_type="application/geo+json")
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    if too_often(request, "map", limit=READS):
        return HttpResponse(status=429)
    place, area, base = _host(request), _area(request), request.build_absolute_uri("/").rstrip("/")
    made = GeoFeed(
        title=_("Reports: %(area)s") % {"area": area.words(place.name, _group_name(area))},
        link=f"{base}/meldingenkaart/?{area.query}",
        description=_("What people reported, and where it stands."),
        language=get_language() or "nl",
        feed_url=request.build_absolute_uri(),
    )
    for melding in queries.shown(area, now(), limit=LINES):
        point = places.point(melding)
        made.add_item(
            title=melding.category.name,
            link=f"{base}/meldingen/{melding.number}/",
            description=". ".join(
                part for part in (places.address(melding, place.name), str(state(melding.status).public)) if part
            ),
            unique_id=f"{base}/meldingen/{melding.number}/",
            pubdate=melding.reported_at,
            updateddate=melding.changed_at,
            categories=[melding.category.group.name],
            point=f"{point[0]} {point[1]}" if point else "",
        )
    return written(made)


@never_cache
@require_POST
def subscribe(request: HttpRequest) -> HttpResponse:
    form = EmailForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    if too_often(request, "map-subscribe", limit=QUESTIONS):
        return render(request, "429.html", status=429)
    base = request.build_absolute_uri("/").rstrip("/")
    language = (get_language() or "nl").split("-")[0]
    actions.ask(form.cleaned_data["email"], _area(request, request.POST), base=base, language=language, at=now())
    return redirect("public_map:asked")


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    return render(request, "public_map/asked.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, subscription: str) -> HttpResponse:
    """A button, not the link itself: programs that read mail follow links."""
    found = access.subscription(subscription)
    if request.method == "POST":
        actions.confirm(found, base=request.build_absolute_uri("/").rstrip("/"), at=now())
        return redirect("public_map:confirm", subscription=subscription)
    return _private(render(request, "public_map/subscription.html", _about(request, subscription, found)))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, subscription: str) -> HttpResponse:
    found = access.subscription(subscription)
    if request.method == "POST":
        actions.end(found)
        return redirect("public_map:ended")
    return _private(render(request, "public_map/end.html", _about(request, subscription, found)))


@require_safe
def ended(request: HttpRequest) -> HttpResponse:
    return render(request, "public_map/ended.html")


def _page(request: HttpRequest, form: EmailForm, *, status: int = 200) -> HttpResponse:
    place, groups = _host(request), categories.groups()
    area = _area(request, request.POST or request.GET)
    found = queries.shown(area, now(), limit=LINES)
    lines = [(melding, places.address(melding, place.name), _phase(melding.status)) for melding in found]
    context = {
        "form": form,
        "filters": FilterForm(area.parameters(), postal_codes=place.postal_codes, groups=groups),
        "area": area,
        "area_words": area.words(place.name, _group_name(area)),
        "lines": lines,
        "map": maps.settings_for(place),
        "radii": RADII,
        "of_region": hosts.link_to_region("/meldingenkaart/"),
    }
    return render(request, "public_map/page.html", context, status=status)


def _about(request: HttpRequest, secret: str, found: Subscription) -> dict[str, Any]:
    area = Area.read(found.area, _host(request).postal_codes, categories.groups())
    return {
        "area_words": area.words(_host(request).name, _group_name(area)),
        "area": area,
        "secret": secret,
        "subscription": found,
    }


def _area(request: HttpRequest, given: Any = None) -> Area:
    return Area.read(given or request.GET, _host(request).postal_codes, categories.groups())


def _phase(status: str) -> str:
    """One of the four words of the tracking page: nobody outside needs to know who was called."""
    return str(PHASES[state(status).phase])


def _group_name(area: Area) -> str:
    group = categories.group(area.group) if area.group else None
    return group.name if group else ""


def _host(request: HttpRequest) -> MunicipalitySnapshot:
    found: MunicipalitySnapshot = request.municipality  # type: ignore[attr-defined]  # set by HostMiddleware
    return found


def _private(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
