"""What the editors of Kortrijk and their colleagues are working on: a review, a moment, late pages, departments."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import localdate, now
from wagtail.models import Workflow

from cms.concepts.demo import written
from cms.concepts.kinds import PAGE, TEXT
from cms.concepts.queries import latest_versions
from cms.editing import actions, queries, sharing, showing
from cms.editing.models import Adoption, LocalText
from cms.editing.roles import WORKFLOW, ensure_review
from cms.site import queries as site
from cms.site.models import ContentPage
from foundation.identity.actor import Actor
from foundation.identity.models import User
from foundation.tenancy import municipality
from tenants.registry.hosts import municipalities
from tenants.registry.snapshot import MunicipalitySnapshot

BY = Actor.system("demo")
LATE = ("parkeren", "afval")
WRITTEN = (
    ("fietsenstalling", "Nieuwe fietsenstalling aan het station", "Vanaf 1 maart stalt u uw fiets gratis en bewaakt."),
    ("kermis", "Kermis op het plein", "Tijdens de kermis rijdt de bus om. Bekijk hier de haltes."),
)
DEPARTMENTS = (("Burgerzaken", ("verhuizen", "identiteitskaart")), ("Milieu", ("afval",)))
TAKEN = {
    "kortrijk": ("first", "second"),
    "menen": ("first",),
    "harelbeke": ("second",),
    "spiere_helkijn": ("first",),
}


def load() -> None:
    """What the region wrote, what each municipality does with it, and then what the region changed since."""
    written.load()
    for place in municipalities():
        with municipality(place.schema_name):
            work(place)
    written.news()


def work(snapshot: MunicipalitySnapshot) -> None:
    """Idempotent; behind the wall of the municipality."""
    if site.home() is None:
        return
    ensure_review(snapshot)
    _departments()
    _late()
    if snapshot.schema_name == "kortrijk":
        _at_work()
    _from_the_region(snapshot)


def _departments() -> None:
    if queries.departments():
        return
    for name, slugs in DEPARTMENTS:
        pages = [page for slug in slugs if (page := site.page_at(slug)) is not None]
        actions.keep_department(None, name=name, email="", pages=pages, people=[], by=BY)


def _late() -> None:
    """Two pages whose review date passed last week."""
    if queries.overdue(localdate()):
        return
    day = localdate() - timedelta(days=9)
    ContentPage.objects.filter(slug__in=LATE, latest_revision=None).update(check_again_on=day)


def _at_work() -> None:
    home, known = site.home(), queries.slugs_under(site.home())
    writer = User.objects.filter(email__startswith="redacteur@").first()
    for number, (slug, title, summary) in enumerate(WRITTEN):
        if slug in known:
            continue
        page = ContentPage(title=title, slug=slug, summary=summary, live=False, owner=writer)
        page.go_live_at = now() + timedelta(days=3) if number else None
        home.add_child(instance=page)
        revision = page.save_revision(user=writer)
        if number:
            revision.publish(user=None)
        else:
            Workflow.objects.get(name=WORKFLOW).start(page, writer)


def _from_the_region(snapshot: MunicipalitySnapshot) -> None:
    """Some took over a page before the region changed it; one added words of its own."""
    wanted = TAKEN.get(snapshot.schema_name, ())
    if not wanted or Adoption.objects.exists():
        return
    versions = latest_versions(PAGE)
    for place, version in enumerate(versions[:2]):
        if ("first", "second")[place] not in wanted:
            continue
        first = sharing.version_of(version.concept.uuid, 1) or version
        sharing.take_over(first, by=BY, at=now())
        page = Adoption.objects.get(concept=version.concept.uuid).page.get_latest_revision_as_object()
        if snapshot.schema_name == "kortrijk":
            own = {"type": "text", "value": "<p>In Kortrijk helpen we u ook in het stadhuis, zonder afspraak.</p>"}
            page.body = page.body.stream_block.to_python([*page.body.get_prep_value(), own])
        page.save_revision().publish()
    _text(snapshot)


def _text(snapshot: MunicipalitySnapshot) -> None:
    for version in latest_versions(TEXT)[:1]:
        if not LocalText.objects.filter(concept=version.concept.uuid).exists():
            sharing.take_over(version, by=BY, at=now())
            showing.show(LocalText.objects.get(concept=version.concept.uuid), by=BY, at=now())
