"""Asking for a mail about an area, confirming it, ending it; and the mail of each morning."""

from __future__ import annotations

import uuid
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils.timezone import get_default_timezone, localtime, make_aware, now
from django.utils.translation import override

from foundation.notifications import send_mail
from foundation.tasks import enqueue, task
from foundation.tenancy import current
from regional_meldpunt.categories import queries as categories
from regional_meldpunt.meldingen import secret_links
from regional_meldpunt.meldingen.models import Melding
from regional_meldpunt.public_map import places, queries
from regional_meldpunt.public_map.areas import Area
from regional_meldpunt.public_map.models import Subscription
from tenants.registry import hosts

MORNING = time(7, 0)
UNCONFIRMED_KEPT = timedelta(days=7)
DIGEST = "regional_meldpunt.public_map.actions.send_digest"
FORGET = "regional_meldpunt.public_map.actions.forget_unconfirmed"
CONFIRM_MAIL = "public_map/mail/confirm"
DIGEST_MAIL = "public_map/mail/digest"


@transaction.atomic
def ask(email: str, area: Area, *, base: str, language: str, at: datetime) -> Subscription:
    """Somebody typed an address: ask that address whether it is right. Nothing else is sent before it says so."""
    key = uuid.uuid4()
    made = Subscription.objects.create(
        key=key,
        secret_hash=secret_links.digest(secret_links.token(key)),
        email=email,
        area=area.parameters(),
        language=language,
        made_at=at,
    )
    context = {"link": f"{base}/meldingenkaart/abonnement/{secret_links.token(key)}/", "area": _words(area, language)}
    send_mail(to=email, template=CONFIRM_MAIL, context=context, language=language, key=f"map-confirm:{key}")
    enqueue(FORGET, key=f"map-forget:{key}", at=at + UNCONFIRMED_KEPT, subscription=made.pk)
    return made


@transaction.atomic
def confirm(found: Subscription, *, base: str, at: datetime) -> Subscription:
    """From now on, every morning on which there is something new. An older one for the same area ends."""
    if found.confirmed_at is None:
        older = Subscription.objects.filter(email__iexact=found.email, area=found.area).exclude(pk=found.pk)
        older.delete()
        found.confirmed_at = found.told_until = at
        found.save(update_fields=["confirmed_at", "told_until"])
        _plan(found, base, at)
    return found


def end(found: Subscription) -> None:
    found.delete()


@task
def forget_unconfirmed(subscription: int) -> None:
    found = queries.subscription_by_id(subscription)
    if found is not None and found.confirmed_at is None:
        found.delete()


@task(atomic=False)
def send_digest(subscription: int, base: str) -> None:
    """The mail of one morning, and the plan for the next; a subscription that ended plans nothing.

    The register is read outside any transaction; each step is done once by its key.
    """
    found, at = queries.subscription_by_id(subscription), now()
    if found is None or found.told_until is None:
        return
    place = hosts.by_schema(current().schema)
    area = Area.read(found.area, place.postal_codes, categories.groups())
    fresh = queries.since(area, found.told_until, at)
    if fresh:
        with override(found.language):
            lines = [_line(melding, place.name, base) for melding in fresh]
        context = {
            "lines": lines,
            "area": _words(area, found.language),
            "end": f"{base}/meldingenkaart/abonnement/{secret_links.token(found.key)}/einde/",
            "map": f"{base}/meldingenkaart/?{area.query}",
        }
        key = f"map-digest-mail:{found.pk}:{localtime(at):%Y-%m-%d}"
        send_mail(to=found.email, template=DIGEST_MAIL, context=context, language=found.language, key=key)
    found.told_until = at
    found.save(update_fields=["told_until"])
    _plan(found, base, at)


def _plan(found: Subscription, base: str, at: datetime) -> None:
    day = localtime(at).date() + timedelta(days=1)
    morning = make_aware(datetime.combine(day, MORNING), get_default_timezone())
    enqueue(DIGEST, key=f"map-digest:{found.pk}:{day}", at=morning, subscription=found.pk, base=base)


def _line(melding: Melding, town: str, base: str) -> dict[str, str]:
    return {
        "category": melding.category.name,
        "where": places.address(melding, town),
        "link": f"{base}/meldingen/{melding.number}/",
    }


def _words(area: Area, language: str) -> str:
    with override(language):
        group = categories.group(area.group) if area.group else None
        return area.words(hosts.by_schema(current().schema).name, group.name if group else "")
