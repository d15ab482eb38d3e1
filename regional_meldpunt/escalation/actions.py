"""Verbs that change policies. A draft wakes nobody; what is put into use holds for what begins from then on."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit import record
from foundation.identity.actor import Actor
from regional_meldpunt.escalation import checks
from regional_meldpunt.escalation.models import Choice, Edition, Policy
from regional_meldpunt.escalation.plan import Plan
from regional_meldpunt.escalation.problems import ChangedMeanwhile, EscalationProblem
from regional_meldpunt.escalation.world import World


@transaction.atomic
def make(*, name: str, description: str, plan: Plan, owner: str, by: Actor, at: datetime) -> Policy:
    """A draft; nothing happens by it until it is put into use."""
    policy = Policy.objects.create(
        municipality=owner,
        name=name,
        description=description,
        draft=plan.to_json(),
        author=by,
        changed_at=at,
        changed_by=by,
    )
    record("escalation.made", by=by, subject=policy)
    return policy


@transaction.atomic
def rename(policy: Policy, *, name: str, description: str, by: Actor, at: datetime) -> bool:
    """The words on the list; False when nothing was different."""
    before = (policy.name, policy.description)
    if before == (name, description):
        return False
    Policy.objects.filter(pk=policy.pk).update(name=name, description=description, changed_at=at, changed_by=by)
    record("escalation.named", by=by, subject=policy, facts={"name": f"{before[0]} → {name}"})
    return True


@transaction.atomic
def draft(policy: Policy, plan: Plan, *, mark: int, by: Actor, at: datetime) -> Policy:
    """Keep what somebody is working on. `mark` is that of the draft as it was shown: a newer one is not overwritten."""
    held = _held(policy)
    if held.draft_mark != mark:
        raise ChangedMeanwhile(_("Somebody changed this policy meanwhile. You see it as it is now."))
    before = held.plan if held.draft is None else held.draft
    stored = plan.to_json()
    if stored == before:
        return held
    held.draft_before, held.draft = before, None if held.version and _same(stored, held.plan) else stored
    _keep(held, by, at, "draft", "draft_before", mark=True)
    record("escalation.changed", by=by, subject=held)
    return held


@transaction.atomic
def undo(policy: Policy, *, by: Actor, at: datetime) -> bool:
    """The last change of the draft is taken back; doing it again brings it back."""
    held = _held(policy)
    if held.draft_before is None:
        return False
    now = held.plan if held.draft is None else held.draft
    back = held.draft_before
    held.draft_before, held.draft = now, None if held.version and _same(back, held.plan) else back
    _keep(held, by, at, "draft", "draft_before", mark=True)
    return True


@transaction.atomic
def discard(policy: Policy, *, by: Actor, at: datetime) -> None:
    """Everything since it was put into use; it can be taken back once."""
    held = _held(policy)
    if held.draft is None or not held.version:
        return
    held.draft_before, held.draft = held.draft, None
    _keep(held, by, at, "draft", "draft_before", mark=True)
    record("escalation.discarded", by=by, subject=held)


@transaction.atomic
def publish(policy: Policy, world: World, *, mark: int, by: Actor, at: datetime) -> Policy:
    """Put the draft into use. Refused when it would reach nobody somewhere, or is not what was shown."""
    held = _held(policy)
    if held.draft_mark != mark:
        raise ChangedMeanwhile(_("Somebody changed this policy meanwhile. You see it as it is now."))
    if held.draft is None:
        return held
    wrong = checks.told(held.working, world, at)
    if wrong:
        raise EscalationProblem(" ".join(wrong))
    held.plan, held.draft, held.draft_before = held.draft, None, None
    held.version += 1
    _keep(held, by, at, "plan", "draft", "draft_before", "version", mark=True)
    _edition(held, by, at)
    record("escalation.published", by=by, subject=held, facts={"version": held.version})
    return held


@transaction.atomic
def take_back(policy: Policy, edition: Edition, world: World, *, by: Actor, at: datetime) -> Policy:
    """What stood before stands again, as a new version; a draft stays as it is."""
    held = _held(policy)
    wrong = checks.told(edition.said, world, at)
    if wrong:
        raise EscalationProblem(" ".join(wrong))
    held.plan = edition.plan
    held.version += 1
    _keep(held, by, at, "plan", "version", mark=True)
    _edition(held, by, at)
    record("escalation.taken_back", by=by, subject=held, facts={"version": held.version, "from": edition.number})
    return held


@transaction.atomic
def stop(policy: Policy, *, by: Actor, at: datetime) -> None:
    """It is not used any more. Its versions, and what runs by it, stay. Refused as long as a choice names it."""
    held = _held(policy)
    if Choice.objects.filter(policy=held).exists():
        raise EscalationProblem(_("A choice still names this policy. Change that choice first."))
    held.active = False
    _keep(held, by, at, "active")
    record("escalation.stopped", by=by, subject=held)


@transaction.atomic
def resume(policy: Policy, *, by: Actor, at: datetime) -> None:
    held = _held(policy)
    if Policy.objects.filter(municipality=held.municipality, name=held.name, active=True).exclude(pk=held.pk).exists():
        raise EscalationProblem(_("Another policy has this name. Rename that one first."))
    held.active = True
    _keep(held, by, at, "active")
    record("escalation.resumed", by=by, subject=held)


def _held(policy: Policy) -> Policy:
    return Policy.objects.select_for_update().get(pk=policy.pk)


def _keep(policy: Policy, by: Actor, at: datetime, *names: str, mark: bool = False) -> None:
    policy.changed_at, policy.changed_by = at, by
    policy.draft_mark += int(mark)
    policy.save(update_fields=[*names, "changed_at", "changed_by", "draft_mark"])


def _edition(policy: Policy, by: Actor, at: datetime) -> None:
    Edition.objects.create(
        policy=policy,
        municipality=policy.municipality,
        number=policy.version,
        name=policy.name,
        plan=policy.plan,
        at=at,
        by=by,
    )


def _same(one: dict[str, object], other: dict[str, object]) -> bool:
    """Whether two plans say the same, whatever they are called."""
    names = ("name", "policy", "version")
    return {k: v for k, v in one.items() if k not in names} == {k: v for k, v in other.items() if k not in names}
