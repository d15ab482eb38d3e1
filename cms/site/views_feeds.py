"""What programs read of the website: news and agenda as feeds, the agenda as a calendar, and the map of the site."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.site import calendars, feeds, queries, sitemaps

CALENDAR = "text/calendar; charset=utf-8"


@require_safe
def feed(request: HttpRequest, feed: str, syntax: str) -> HttpResponse:
    """`nieuws` and `agenda` as Atom and RSS, `agenda` as a calendar as well."""
    if feed == "agenda" and syntax == "ics":
        return HttpResponse(calendars.of_agenda(queries.events_of_agenda(), request), content_type=CALENDAR)
    if feed not in feeds.SOURCES or syntax not in feeds.SYNTAXES:
        raise Http404
    return feeds.answer(feed, syntax, request)


@require_safe
def event_ics(request: HttpRequest, slug: str) -> HttpResponse:
    """One event, with all its days, for the calendar of a visitor."""
    event = queries.event(slug)
    if event is None:
        raise Http404
    answer = HttpResponse(calendars.of_agenda([event], request), content_type=CALENDAR)
    answer["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return answer


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page in one view, for people."""
    parts = sitemaps.parts(request)
    context = {"parts": parts, "rest": [part for part in parts if not part.pages]}
    return render(request, "site_pages/sitemap.html", context)


@require_safe
def sitemap_xml(request: HttpRequest) -> HttpResponse:
    """Every page and product with the day of its last change, for search engines."""
    context = {"rows": sitemaps.addresses(request)}
    return render(request, "site_pages/sitemap.xml", context, content_type="application/xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be found; here is the map. What is not public asks for a login anyway."""
    sitemap = f"{request.scheme}://{request.get_host()}/sitemap.xml"
    return HttpResponse(f"User-agent: *\nAllow: /\nSitemap: {sitemap}\n", content_type="text/plain; charset=utf-8")
