"""What lists and search keep beside the text of a fiche, made from that text."""

from __future__ import annotations

from django.utils.text import slugify

from cms.catalogue.models import Fiche
from cms.concepts import markup
from cms.concepts.content import Content, lines, name_of, said
from cms.concepts.models import Offering
from cms.search.documents import Document
from cms.search.models import Kind

READ = ("verdereBeschrijving", "voorwaarden", "procedures", "kosten", "financieleVoordelen", "uitzonderingen")


def project(fiche: Fiche) -> Fiche:
    """From what citizens read, or from the draft before that."""
    content: Content = fiche.shown or fiche.content
    texts = content.get("beschrijving") or {}
    fiche.name = name_of(content)[:200]
    fiche.name_fr = (content.get("naam") or {}).get("fr", "")[:200]
    fiche.summary = markup.plain(said(texts))
    fiche.summary_fr = markup.plain(texts.get("fr", ""))
    fiche.themes = content.get("themas", [])
    fiche.audiences = content.get("doelgroepen", [])
    fiche.words = " ".join([fiche.name, *content.get("zoektermen", []), fiche.name_fr]).lower()
    fiche.body = " ".join(markup.plain(row) for key in READ for row in lines(key, content))
    return fiche


def key(fiche: Fiche) -> str:
    return f"fiche:{fiche.uuid}"


def document(fiche: Fiche) -> Document:
    """What the search of the website knows of it."""
    return Document(
        key=key(fiche),
        kind=Kind.PRODUCT,
        path=fiche.get_absolute_url(),
        title=fiche.name,
        title_fr=fiche.name_fr,
        summary=fiche.summary,
        summary_fr=fiche.summary_fr,
        words=fiche.words,
        body=fiche.body,
        same=f"concept:{fiche.concept}" if fiche.concept else "",
    )


def offering(fiche: Fiche) -> Offering:
    return Offering(
        fiche=fiche.uuid,
        concept=fiche.concept,
        slug=fiche.slug,
        name=fiche.name,
        summary=fiche.summary,
        words=fiche.words,
    )


def free_slug(name: str, taken: set[str]) -> str:
    """Readable, and of nobody else."""
    base = slugify(name)[:110] or "product"
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
