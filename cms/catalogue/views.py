"""The catalogue as citizens see it: one list with a search box, and one page per product."""

from __future__ import annotations

import uuid
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.caching import keep
from cms.catalogue import access, channels, linked, queries
from cms.catalogue.models import Fiche
from cms.catalogue.sheet import Tongue, sheet
from cms.concepts import codes
from cms.concepts.content import Content
from cms.site.languages import has_french
from tenants.registry.snapshot import MunicipalitySnapshot

LONGEST = 100


@keep
@require_safe
def products(request: HttpRequest, theme: str = "") -> HttpResponse:
    """Everything by theme, or one theme. Who looks for a word is brought to the search of the whole website."""
    access.place(request)
    chosen = codes.THEME_OF.get(theme, "")
    if theme and not chosen:
        raise Http404
    if question := request.GET.get("q", "").strip():
        return redirect(f"{reverse('search:search')}?{urlencode({'q': question[:LONGEST], 'soort': 'product'})}")
    audience = request.GET.get("doelgroep", "")
    audience = audience if audience in dict(codes.AUDIENCES) else ""
    fiches = queries.published(theme=chosen, audience=audience)
    context = {
        "theme": chosen,
        "theme_name": codes.label(codes.THEMES, chosen) if chosen else "",
        "audience": audience,
        "audiences": codes.AUDIENCES[:3],
        "fiches": fiches,
        "themes": [] if chosen else _by_theme(fiches),
        "french": has_french(request) and get_language() == "fr",
        "bilingual": has_french(request) and get_language() != "fr",
    }
    return render(request, "fiches/products.html", context)


def _by_theme(fiches: list[Fiche]) -> list[dict[str, Any]]:
    """Each fiche under its first theme."""
    order = [code for code, _label in codes.THEMES]
    placed = sorted(
        (fiche for fiche in fiches if fiche.themes and fiche.themes[0] in order),
        key=lambda fiche: (order.index(fiche.themes[0]), fiche.name.lower()),
    )
    return [
        {
            "code": code,
            "slug": codes.theme_slug(code),
            "name": codes.label(codes.THEMES, code),
            "icon": codes.THEME_ICONS[code],
            "fiches": list(group),
        }
        for code, group in groupby(placed, key=lambda fiche: fiche.themes[0])
    ]


@keep
@require_safe
def product(request: HttpRequest, slug: str) -> HttpResponse:
    """One product: what it is, what you need, how it goes, what it costs, and how to get it done now."""
    fiche, place = access.public_fiche(slug), access.place(request)
    answer = render(request, "fiches/product.html", page(request, fiche, fiche.shown or {}, place))
    answer["Link"] = f'<{fiche.get_absolute_url()[:-1]}.jsonld>; rel="alternate"; type="application/ld+json"'
    return answer


def page(request: HttpRequest, fiche: Fiche, content: Content, place: MunicipalitySnapshot) -> dict[str, Any]:
    """What the template of a product asks; the preview of an editor uses the same."""
    french = has_french(request)
    tongue = Tongue("fr") if french and get_language() == "fr" else Tongue(_spoken())
    read = sheet(fiche, content, tongue, with_french=french and tongue.lang == "nl")
    ways = channels.ways(fiche, content, place, now())
    themes = content.get("themas", [])
    return {
        "fiche": fiche,
        "sheet": read,
        "ways": ways,
        "related": queries.related(fiche) if fiche.pk else [],
        "crumb": {"name": codes.label(codes.THEMES, themes[0]), "slug": codes.theme_slug(themes[0])}
        if themes
        else None,
        "linked": linked.embedded(fiche, read, ways, place, request),
        "french": tongue.lang == "fr",
    }


def _spoken() -> str:
    return "je" if queries.address_of_speech() == "je" else "nl"


@require_safe
def by_uuid(request: HttpRequest, ref: uuid.UUID) -> HttpResponse:
    """The lasting address of a fiche leads to its page."""
    fiche = queries.by_uuid(ref)
    if fiche is None or not fiche.public:
        raise Http404
    return HttpResponsePermanentRedirect(fiche.get_absolute_url())


@keep
@require_safe
def product_linked(request: HttpRequest, slug: str) -> HttpResponse:
    fiche = access.public_fiche(slug)
    return linked.answer(linked.document([linked.node(fiche, linked.base_of(request))]))


@keep
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """All published fiches as linked data, a page at a time."""
    number = request.GET.get("pagina", "1")
    page_number = int(number) if number.isdigit() and 0 < int(number) < 10_000 else 1
    fiches, total = queries.page_of(page_number, linked.PER_PAGE)
    if not fiches and page_number > 1:
        raise Http404(_("There is no such page."))
    return linked.feed(fiches, page_number, total, linked.base_of(request))


@keep
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    context = {"base": linked.base_of(request), "rows": queries.addresses()}
    return render(request, "fiches/sitemap.xml", context, content_type="application/xml")
