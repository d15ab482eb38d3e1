"""Counting an opinion, keeping a remark and telling its owner, answering it, and forgetting in time."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from cms.feedback.models import Opinion, Remark, RemarkState
from cms.feedback.subjects import Subject
from foundation.audit import record
from foundation.identity.actor import Actor
from foundation.notifications import send_mail
from tenants.registry.hosts import link_to
from tenants.registry.snapshot import MunicipalitySnapshot

ADDRESS_KEPT = timedelta(days=60)
REMARK_KEPT = timedelta(days=365)


class AlreadyDone(Exception):
    """A colleague answered or closed it in the meantime."""


@transaction.atomic
def count(subject: Subject, *, useful: bool, at: datetime) -> None:
    month = localdate(at).replace(day=1)
    row, _made = Opinion.objects.get_or_create(path=subject.path, month=month)
    column = "yes" if useful else "no"
    Opinion.objects.filter(pk=row.pk).update(**{column: F(column) + 1})


@transaction.atomic
def say(subject: Subject, text: str, *, email: str, language: str, place: MunicipalitySnapshot, at: datetime) -> Remark:
    """Keep it and tell who keeps the page correct; who has no owner, the mailbox of the municipality."""
    to = subject.email or str(place.contact.get("email", ""))
    remark = Remark.objects.create(
        path=subject.path,
        title=subject.title[:255],
        text=text,
        email=email,
        language=language,
        service=subject.service,
        owner=(subject.owner or to)[:160],
        at=at,
    )
    if to:
        context = {
            "title": remark.title,
            "text": text,
            "page": link_to(place, remark.path),
            "link": link_to(place, f"/kantoor/meningen/{remark.pk}/"),
            "wants_answer": bool(email),
        }
        send_mail(to=to, template="feedback/mail/remark", context=context, key=f"remark:{remark.pk}:{at.timestamp()}")
    return remark


@transaction.atomic
def finish(remark: Remark, answer: str, *, place: MunicipalitySnapshot, by: Actor, at: datetime) -> Remark:
    """Answer it when an address was left, or close it with a note for colleagues; the address is then forgotten."""
    remark = Remark.objects.select_for_update().get(pk=remark.pk)
    if remark.state != RemarkState.NEW:
        raise AlreadyDone
    if answer and remark.email:
        context = {"title": remark.title, "text": remark.text, "answer": answer, "page": link_to(place, remark.path)}
        send_mail(
            to=remark.email,
            template="feedback/mail/answer",
            context=context,
            language=remark.language,
            key=f"remark-answer:{remark.pk}:{remark.at.timestamp()}",
        )
        remark.mailed = True
    remark.state = RemarkState.ANSWERED if answer else RemarkState.CLOSED
    remark.answer, remark.done_at, remark.done_by, remark.email = answer, at, by, ""
    remark.save()
    record("feedback.answered" if answer else "feedback.closed", by=by, subject=remark, facts={"page": remark.path})
    return remark


@transaction.atomic
def forget_old(at: datetime) -> tuple[int, int]:
    """Addresses that waited too long for an answer, and remarks that are a year old."""
    gone, _per_model = Remark.objects.filter(at__lt=at - REMARK_KEPT).delete()
    cleared = Remark.objects.filter(at__lt=at - ADDRESS_KEPT).exclude(email="").update(email="")
    return cleared, gone
