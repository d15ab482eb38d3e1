"""News and agenda as Atom and RSS. An entry keeps its identity when its text changes."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext as _

from cms.addresses import address_of
from cms.site import occurrences, queries
from cms.site.languages import has_french

SYNTAXES: dict[str, Any] = {"atom": Atom1Feed, "rss": Rss201rev2Feed}
ENTRIES = 25


def answer(name: str, syntax: str, request: HttpRequest) -> HttpResponse:
    municipality = request.municipality  # type: ignore[attr-defined]  # the host middleware put it there
    french = has_french(request) and getattr(request, "LANGUAGE_CODE", "") == "fr"
    title, entries = SOURCES[name]
    home = address_of(municipality, request)
    made = SYNTAXES[syntax](
        title=f"{municipality.name}: {title()}",
        link=home,
        description=f"{municipality.name}: {title()}",
        language="fr" if french else "nl",
        feed_url=address_of(municipality, request, request.path),
    )
    for entry in entries(french):
        made.add_item(**{**entry, "link": address_of(municipality, request, entry["link"])})
    return HttpResponse(made.writeString("utf-8"), content_type=made.content_type)


def _news(french: bool) -> list[dict[str, Any]]:
    return [
        {
            "title": page.title_fr if french and page.title_fr else page.title,
            "link": queries.address_of_page(page),
            "description": page.summary_fr if french and page.title_fr else page.summary,
            "unique_id": f"urn:uuid:{page.translation_key}",
            "unique_id_is_permalink": False,
            "pubdate": _moment(page.published_on),
            "updateddate": page.last_published_at or _moment(page.published_on),
        }
        for page in queries.latest_news(ENTRIES)
    ]


def _agenda(french: bool) -> list[dict[str, Any]]:
    today = timezone.localdate()
    return [
        {
            "title": at.event.title_fr if french and at.event.title_fr else at.event.title,
            "link": queries.address_of_page(at.event),
            "description": ", ".join(part for part in (f"{at.day:%d-%m-%Y}", at.hours, at.event.summary) if part),
            "unique_id": f"urn:uuid:{at.event.translation_key}:{at.day:%Y%m%d}",
            "unique_id_is_permalink": False,
            "pubdate": at.event.first_published_at,
            "updateddate": at.event.last_published_at,
        }
        for at in occurrences.each_once(queries.events_of_agenda(), today)[:ENTRIES]
    ]


def _moment(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(8)))


SOURCES: dict[str, tuple[Callable[[], str], Callable[[bool], list[dict[str, Any]]]]] = {
    "nieuws": (lambda: _("News"), _news),
    "agenda": (lambda: _("Agenda"), _agenda),
}
