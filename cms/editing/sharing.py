"""From concepts of the region to pages, texts and alerts of one's own, and what to do when the concept changed.

The same for every kind: what is here carries the version on which was last decided; a newer one is told, compared
with what stands here, and taken or left per field. Only that act writes, and it writes a draft.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Page

from cms.alerts import actions as alerts
from cms.alerts.models import Alert, Severity
from cms.alerts.queries import of as alerts_of
from cms.concepts import actions as concept_actions
from cms.concepts import queries as concepts
from cms.concepts.content import Content, merged, name_of, normal, said
from cms.concepts.kinds import ALERT, PAGE, TEXT
from cms.concepts.models import Concept, ConceptVersion
from cms.editing import concept_pages, queries
from cms.editing.models import Adoption, LocalText
from cms.site import queries as site
from cms.site.languages import has_french_here
from cms.site.models import ContentPage
from foundation.audit import record
from foundation.identity.actor import Actor
from foundation.tenancy import current

KINDS = (PAGE, ALERT, TEXT)
A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Instance:
    """What a municipality made of a concept."""

    kind: str
    pk: int
    name: str
    url: str
    concept: uuid.UUID
    version: int
    newest: int
    ended: bool
    gone: bool

    @property
    def changed(self) -> bool:
        return self.newest > self.version and not self.ended and not self.gone

    @property
    def asks(self) -> bool:
        return self.changed or self.ended or self.gone


def instances() -> list[Instance]:
    """Everything that came from the region, what asks for a decision first."""
    newest = concepts.newest_numbers()
    rows = [
        *((PAGE, row.pk, row.page.title, f"/cms/pages/{row.page_id}/edit/", row.concept, row.version)
          for row in queries.adoptions()),
        *((TEXT, row.pk, row.name, f"/kantoor/website/teksten/{row.ref}/", row.concept, row.concept_version)
          for row in queries.texts()),
        *((ALERT, row.pk, row.title, f"/kantoor/berichten/{row.ref}/", row.concept, row.concept_version)
          for row in alerts_of(current().schema) if row.ended_at is None),
    ]  # fmt: skip
    found = []
    for kind, pk, name, url, ref, version in rows:
        if ref is not None:
            number, ended = newest.get(ref, (version or 0, False))
            found.append(Instance(kind, pk, name, url, ref, version or 0, number, ended, ref not in newest))
    return sorted(found, key=lambda one: (not one.asks, one.kind, one.name))


def instance(kind: str, pk: int) -> Instance | None:
    return next((one for one in instances() if (one.kind, one.pk) == (kind, pk)), None)


def to_take() -> list[Concept]:
    """Concepts of pages and texts that are not here yet; those of alerts may be used again and again."""
    here = {one.concept for one in instances() if one.kind != ALERT}
    return [concept for concept in concepts.published(*KINDS) if concept.uuid not in here]


def version_of(ref: uuid.UUID, number: int = 0) -> ConceptVersion | None:
    """A version of a concept: the newest, or the one with that number."""
    found = concepts.concept(ref)
    if found is None:
        return None
    return concepts.version(found, number) if number else concepts.latest(found)


def base_of(one: Instance) -> Content:
    found = version_of(one.concept, one.version)
    return _as_kept(one.kind, found.content) if found else {}


def newest_of(one: Instance) -> Content:
    found = version_of(one.concept)
    return _as_kept(one.kind, found.content) if found else {}


def _as_kept(kind: str, content: Content) -> Content:
    """As it can stand here: French only where French is spoken."""
    kept = content if has_french_here() else _without_french(content)
    return concept_pages.as_shown(kept) if kind == PAGE else normal(kept, kind)


def _without_french(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_french(inner) for key, inner in value.items() if key != "fr"}
    return [_without_french(inner) for inner in value] if isinstance(value, list) else value


def own_content(one: Instance) -> Content:
    """What stands here now, draft included."""
    if one.kind == PAGE:
        adoption = queries.adoption(one.pk)
        return concept_pages.read_back(one.concept, adoption.page.get_latest_revision_as_object()) if adoption else {}
    if one.kind == TEXT:
        text = queries.text_by_pk(one.pk)
        return text.content if text else {}
    return _content_of(_alert(one.pk))


def _alert(pk: int) -> Alert:
    return next(row for row in alerts_of(current().schema) if row.pk == pk)


def _content_of(alert: Alert) -> Content:
    raw = {
        "naam": {"nl": alert.title, "fr": alert.title_fr},
        "boodschap": {"nl": alert.message, "fr": alert.message_fr},
        "ernst": alert.severity,
    }
    return normal(raw, ALERT)


@transaction.atomic
def take_over(version: ConceptVersion, *, by: Actor, at: datetime, owner: Any = None) -> str:
    """The concept becomes a draft of one's own. Returns where to go on writing."""
    concept = version.concept
    makers = {PAGE: _make_page, TEXT: _make_text, ALERT: _make_alert}
    url = makers[concept.kind](version, by, at, owner)
    concept_actions.took_over(current().schema, concept.uuid, version=version.number, at=at)
    facts = {"concept": concept.productnummer, "version": version.number}
    record("editing.taken_over", by=by, facts=facts)
    return url


def _make_page(version: ConceptVersion, by: Actor, at: datetime, owner: Any) -> str:
    home = site.home()
    name = name_of(version.content)
    page = ContentPage(title=name[:255], slug=_free_slug(home, name), live=False, owner=owner)
    page.check_again_on = (at + A_YEAR).date()
    content = _as_kept(PAGE, version.content)
    concept_pages.put(page, version.concept.uuid, content, concept_pages_keys(), french=has_french_here())
    home.add_child(instance=page)
    page.save_revision(user=owner)
    Adoption.objects.create(page=page, concept=version.concept.uuid, version=version.number, at=at, by=by)
    return f"/cms/pages/{page.pk}/edit/"


def concept_pages_keys() -> tuple[str, ...]:
    return ("naam", "samenvatting", "tekst", "delen", "websites")


def _free_slug(parent: Page, name: str) -> str:
    taken, slug = queries.slugs_under(parent), slugify(name)[:80] or "pagina"
    tries = [slug, *(f"{slug}-{number}" for number in range(2, 200))]
    return next(found for found in tries if found not in taken)


def _make_text(version: ConceptVersion, by: Actor, at: datetime, owner: Any) -> str:
    text = LocalText.objects.create(
        name=name_of(version.content)[:120],
        content=_as_kept(TEXT, version.content),
        spot=version.content.get("plaats", ""),
        concept=version.concept.uuid,
        concept_version=version.number,
        changed_at=at,
        changed_by=by,
    )
    return f"/kantoor/website/teksten/{text.ref}/"


def _make_alert(version: ConceptVersion, by: Actor, at: datetime, owner: Any) -> str:
    alert = Alert(municipality=current().schema, begins_at=at, expires_at=at + timedelta(days=1))
    alert.concept, alert.concept_version = version.concept.uuid, version.number
    alerts.write(alert, _alert_values(version.content), by=by, at=at)
    return f"/kantoor/berichten/{alert.ref}/"


def _alert_values(content: Content) -> dict[str, str]:
    french = has_french_here()
    return {
        "title": said(content.get("naam"))[:110],
        "title_fr": (content.get("naam") or {}).get("fr", "")[:110] if french else "",
        "message": said(content.get("boodschap"))[:300],
        "message_fr": (content.get("boodschap") or {}).get("fr", "")[:300] if french else "",
        "severity": content.get("ernst") or Severity.INFO,
    }


@transaction.atomic
def decide(one: Instance, *, take: Iterable[str], by: Actor, at: datetime, user: Any = None) -> None:
    """The chosen fields become those of the newest version, in a draft; all others stay as they are here."""
    newest, keys = version_of(one.concept), list(take)
    if newest is None:
        return
    content = _as_kept(one.kind, newest.content)
    if one.kind == PAGE:
        _decide_page(one, content, keys, newest.number, by, at, user)
    elif one.kind == TEXT:
        text = LocalText.objects.select_for_update().get(pk=one.pk)
        text.content = merged(text.content, content, keys, TEXT)
        text.concept_version, text.changed_at, text.changed_by = newest.number, at, by
        text.name = name_of(text.content)[:120]
        text.save()
    else:
        _decide_alert(one, content, keys, newest.number, by, at)
    concept_actions.took_over(current().schema, one.concept, version=newest.number, at=at)
    record(
        "editing.decided", by=by, facts={"taken": keys, "version": newest.number, "kind": one.kind, "name": one.name}
    )


def _decide_page(
    one: Instance, content: Content, keys: list[str], version: int, by: Actor, at: datetime, user: Any
) -> None:
    adoption = Adoption.objects.select_for_update().get(pk=one.pk)
    if keys:
        page = adoption.page.get_latest_revision_as_object()
        concept_pages.put(page, one.concept, content, keys, french=has_french_here())
        page.save_revision(user=user, changed=True)
    adoption.version, adoption.at, adoption.by = version, at, by
    adoption.save(update_fields=["version", "at", "by"])


def _decide_alert(one: Instance, content: Content, keys: list[str], version: int, by: Actor, at: datetime) -> None:
    alert = _alert(one.pk)
    alert.concept_version = version
    values = _alert_values(merged(_content_of(alert), content, keys, ALERT))
    alerts.write(alert, values, by=by, at=at)


@transaction.atomic
def untie(one: Instance, *, by: Actor) -> None:
    """The concept ended or is not wanted any more: what is here stays, and is one's own."""
    if one.kind == PAGE:
        Adoption.objects.filter(pk=one.pk).delete()
    elif one.kind == TEXT:
        LocalText.objects.filter(pk=one.pk).update(concept=None, concept_version=None)
    else:
        Alert.objects.filter(pk=one.pk, municipality=current().schema).update(concept=None, concept_version=None)
    concept_actions.gave_up(current().schema, one.concept)
    record("editing.untied", by=by, facts={"kind": one.kind, "name": one.name})


def asking() -> int:
    return sum(one.asks for one in instances())
