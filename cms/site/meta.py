"""What machines read of a page: its lasting address, Open Graph for who shares it, schema.org for who searches."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from cms.addresses import address_of
from cms.site import places

SHARED = "fill-1200x630|format-jpeg"
LOCALES = {"nl": "nl_BE", "fr": "fr_BE"}
TYPES = {"NewsArticle": "article", "Article": "article"}


def head(page: Any, request: HttpRequest, versions: list[Any]) -> SafeString:
    """Links, Open Graph and JSON-LD; nothing while a page has no address yet (a preview of a new one)."""
    municipality = getattr(request, "municipality", None)
    path = page.get_url(request) if page.pk else None
    if municipality is None or path is None or not versions:
        return SafeString("")
    url = address_of(municipality, request, path_of(path))
    facts = document(page, request, versions[0], url)
    shared = {
        "og:title": versions[0].title,
        "og:description": versions[0].summary,
        "og:type": TYPES.get(page.schema_type, "website"),
        "og:url": url,
        "og:site_name": municipality.name,
        "og:locale": LOCALES.get(versions[0].lang, "nl_BE"),
    }
    if picture := image_of(page, request):
        shared |= {"og:image": picture, "og:image:alt": page.picture_alt, "twitter:card": "summary_large_image"}
    lines = format_html_join(
        "", '<meta property="{}" content="{}">', ((name, text) for name, text in shared.items() if text)
    )
    return format_html(
        '<link rel="canonical" href="{}">{}<script type="application/ld+json">{}</script>', url, lines, embedded(facts)
    )


def path_of(url: str) -> str:
    """Wagtail gives a full address when the host differs from the one of the site: only the path counts here."""
    return f"/{url.split('://', 1)[1].split('/', 1)[1]}" if "://" in url else url


def image_of(page: Any, request: HttpRequest) -> str:
    """The picture in the size that is shared, made once; "" without one."""
    if not page.picture_id:
        return ""
    return address_of(request.municipality, request, page.picture.get_rendition(SHARED).url)  # type: ignore[attr-defined]  # the host middleware put it there


def document(page: Any, request: HttpRequest, version: Any, url: str) -> dict[str, Any]:
    """schema.org about the page; each type adds its own facts."""
    municipality = request.municipality  # type: ignore[attr-defined]  # the host middleware put it there
    home = address_of(municipality, request)
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": page.schema_type,
        "@id": url,
        "name": version.title,
        "description": version.summary,
        "url": url,
        "inLanguage": version.lang,
    }
    publisher = {"@type": "GovernmentOrganization", "@id": home, "name": municipality.name, "url": home}
    if page.schema_type == "GovernmentOrganization":
        facts |= _organisation(municipality)
    elif page.schema_type in {"NewsArticle", "Article", "Report", "WebPage", "CollectionPage"}:
        facts["publisher"] = publisher
    if page.schema_type == "NewsArticle":
        facts |= {"headline": version.title[:110], "datePublished": page.published_on.isoformat()}
    if page.last_published_at and page.schema_type in {"NewsArticle", "Article", "WebPage", "Report"}:
        facts["dateModified"] = page.last_published_at.isoformat()
    if page.picture_id:
        facts["image"] = image_of(page, request)
    facts |= page.facts(request)
    return {key: value for key, value in facts.items() if value not in ("", None)}


def _organisation(municipality: Any) -> dict[str, Any]:
    contact = municipality.contact
    found: dict[str, Any] = {
        "telephone": contact.get("phone", ""),
        "email": contact.get("email", ""),
        "openingHoursSpecification": places.specification(municipality.opening_hours),
    }
    if contact.get("street"):
        found["address"] = places.postal_address(
            contact["street"], contact.get("postal_code", ""), contact.get("city", "")
        )
    return found


def embedded(facts: dict[str, Any]) -> SafeString:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(facts, ensure_ascii=False)
    escaped = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return mark_safe(escaped)  # noqa: S308 - nothing in it can end the script element
