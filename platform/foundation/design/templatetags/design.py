"""`{% load design %}`: the words, shapes and fields that every room shares."""

from datetime import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.db import DatabaseError
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from foundation.access import menu
from foundation.design import forms, language, outlines, reltime, sprite, statuses, theming

register = template.Library()

URGENCIES = {
    "acute": _("Acute"),
    "urgent": _("Urgent"),
    "normal": _("Normal"),
    "can_wait": _("Can wait"),
}


@register.simple_tag
def icon(name: str, *, css: str = "", **attrs: str) -> SafeString:
    """A drawing beside a word; hidden from a screen reader, which has the word."""
    return _icon(name, f"{css} {attrs.get('class', '')}".strip())


@lru_cache(maxsize=2000)
def _icon(name: str, extra: str) -> SafeString:
    """The same for all and for ever: templates name the icons and their classes."""
    return format_html(
        '<svg class="sp-icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        f" {extra}" if extra else "",
        static(sprite.SPRITE),
        sprite.known(name),
    )


@register.simple_tag
def urgency(level: str, *, label: bool = True) -> SafeString:
    """Shape and word; never the shape alone for a screen reader."""
    return format_html(
        '<span class="u u--{0}"><svg viewBox="0 0 16 16" aria-hidden="true"><use href="{1}#u-{0}"/></svg>'
        '<span class="{2}">{3}</span></span>',
        level,
        static(sprite.SPRITE),
        "" if label else "sp-hidden",
        URGENCIES.get(level, level),
    )


@register.simple_tag
def status(key: str, *, tag: bool = False) -> SafeString:
    look = statuses.look(str(key))
    tone = f" {'tag' if tag else 'st'}--{look.tone}" if look.tone else ""
    return format_html('<span class="{}{}">{}{}</span>', "tag" if tag else "st", tone, icon(look.icon), look.label)


@register.simple_tag
def key(name: str) -> SafeString:
    """A key of the keyboard, shown to those who have one; screen readers hear aria-keyshortcuts instead."""
    return format_html('<kbd aria-hidden="true">{}</kbd>', name)


@register.simple_tag(name="reltime")
def show_time(at: datetime | None, style: str = "long") -> SafeString | str:
    """How long ago, with the exact time in the title and in print."""
    return reltime.tag(at, short=style == "short") if at else ""


@register.simple_tag
def field(bound: BoundField, **extra: Any) -> SafeString:
    return forms.draw(bound, **extra)


@register.simple_tag
def errors(form: BaseForm) -> SafeString:
    """What is wrong with a form, at the top, each line a link to its field."""
    listed = [(form[name], messages) for name, messages in form.errors.items() if name in form.fields]
    total = len(listed) + len(form.non_field_errors())
    return render_to_string("design/forms/errors.html", {"form": form, "listed": listed, "total": total})


@register.simple_tag(takes_context=True)
def wordmark(context: Context, *, link: bool = True) -> SafeString:
    """Name and shape of this municipality (its outline, or its first letter), or the gate of the region."""
    municipality = context.get("municipality")
    shape = None
    outlined = municipality is not None and municipality.theme.get("mark") != "letter"
    if municipality is not None and outlined and (shapes := outlines.region()) is not None and shapes.real:
        shape = shapes.of(municipality.schema_name)
    return render_to_string(
        "design/parts/wordmark.html",
        {"municipality": municipality, "shape": shape, "link": link, "region_name": context.get("region_name", "")},
    )


@register.simple_tag(takes_context=True)
def regionmap(context: Context, *, tone: str = "accent", names: bool = False, label: str = "") -> SafeString:
    """All municipalities, the own one lit; decoration unless it has a label."""
    municipality = context.get("municipality")
    return render_to_string(
        "design/parts/regionmap.html",
        {
            "region": outlines.region(),
            "own": municipality.schema_name if municipality else "",
            "tone": tone,
            "names": names,
            "label": label,
        },
    )


@register.simple_tag(takes_context=True)
def theme_url(context: Context) -> str:
    sheet = theming.sheet_for(context.get("municipality"))
    try:
        return f"{reverse('design:theme')}?v={sheet.version}"
    except NoReverseMatch:
        return ""


@register.inclusion_tag("design/parts/languages.html", takes_context=True)
def language_switch(context: Context) -> dict[str, Any]:
    """One button per other language of the municipality, named in that language."""
    request = context.get("request")
    offered = language.languages_of(request) if request else ()
    here = getattr(request, "LANGUAGE_CODE", "")
    return {
        "languages": [code for code in offered if code != here],
        "back": request.get_full_path() if request and request.method == "GET" else "/",
    }


@register.simple_tag(takes_context=True)
def work_start(context: Context) -> str:
    """Where the work of this reader starts; the home page for who has none here, or when it cannot be asked."""
    request = context.get("request")
    try:
        return (menu.first_page(request) if request else None) or "/"
    except DatabaseError:
        return "/"


@register.simple_tag(takes_context=True)
def office_menu(context: Context) -> list[menu.Link]:
    request = context.get("request")
    return menu.links(request) if request and getattr(request, "user", None) else []
