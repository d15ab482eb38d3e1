"""What the region does for everybody, at the own address of each municipality."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.urls import Resolver404, resolve

from cms.search.documents import Document
from cms.search.models import Kind
from tenants.registry.snapshot import MunicipalitySnapshot

DOORS = (
    Document(
        key="door:report",
        kind=Kind.DOOR,
        path="/melden/",
        title="Een probleem melden",
        title_fr="Signaler un problème",
        summary="Een put in de weg, een kapotte lamp of zwerfvuil: melden duurt 2 minuten.",
        summary_fr="Un trou dans la route, une lampe cassée, des déchets : 2 minutes suffisent.",
        words="melding meldpunt put weg straat stoep lamp lantaarn straatverlichting sluikstort zwerfvuil boom klacht",
    ),
    Document(
        key="door:follow",
        kind=Kind.DOOR,
        path="/meldingen/",
        title="Uw melding volgen",
        title_fr="Suivre votre signalement",
        summary="Met het nummer uit onze mail ziet u wat er met uw melding gebeurt.",
        summary_fr="Avec le numéro de notre e-mail, vous voyez où en est votre signalement.",
        words="melding volgen opvolgen nummer stand",
    ),
    Document(
        key="door:map",
        kind=Kind.DOOR,
        path="/meldingenkaart/",
        title="Meldingen op de kaart",
        title_fr="Les signalements sur la carte",
        summary="Wat anderen in uw buurt al gemeld hebben.",
        summary_fr="Ce que d’autres ont déjà signalé près de chez vous.",
        words="kaart meldingen buurt",
    ),
)


def documents(snapshot: MunicipalitySnapshot) -> Iterable[Document]:
    """Only doors that are there."""
    return [door for door in DOORS if _opens(door.path)]


def _opens(path: str) -> bool:
    try:
        return resolve(path, settings.MUNICIPALITY_URLCONF).namespace != ""
    except Resolver404:
        return False
