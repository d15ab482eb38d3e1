"""One alert of the region, and one of Kortrijk: what stands above the pages of the demo."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import now

from cms.alerts.models import REGION, Alert, Severity
from foundation.identity.actor import Actor
from tenants.registry.snapshot import MunicipalitySnapshot

BY = Actor.system("demo")
TITLE = "Storm verwacht: blijf weg uit parken en bossen"


def load_region() -> None:
    """As the owner of the database."""
    if Alert.objects.filter(municipality=REGION, title=TITLE).exists():
        return
    at = now()
    Alert.objects.create(
        municipality=REGION,
        severity=Severity.WARNING,
        title=TITLE,
        title_fr="Tempête attendue : évitez les parcs et les bois",
        message="Haal losse spullen binnen. Ligt er een boom op de weg? Meld het op de website van uw gemeente.",
        message_fr="Rentrez les objets qui peuvent s’envoler. Un arbre bloque la route ? Signalez-le à votre commune.",
        link="",
        reach=["kortrijk", "menen", "wevelgem", "spiere_helkijn"],
        begins_at=at - timedelta(hours=1),
        expires_at=at + timedelta(days=2),
        published_at=at,
        changed_at=at,
        changed_by=BY,
    )


def load_municipality(snapshot: MunicipalitySnapshot) -> None:
    if snapshot.schema_name != "kortrijk" or Alert.objects.filter(municipality="kortrijk").exists():
        return
    at = now()
    Alert.objects.create(
        municipality="kortrijk",
        severity=Severity.INFO,
        title="Loket Burgerzaken vrijdag dicht",
        message="Vrijdag volgen de medewerkers een opleiding. Online aanvragen blijft mogelijk.",
        link="/contact/",
        begins_at=at,
        expires_at=at + timedelta(days=5),
        changed_at=at,
        changed_by=BY,
    )
