"""What an adult says: once and for all, chained to what they said before, and told on at once."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.identity.actor import Actor
from shared_services.social_files.consent import chain, changes, queries
from shared_services.social_files.consent.models import Participant, Statement
from shared_services.social_files.consent.sealed import OpenParticipant
from shared_services.social_files.consent.texts import Shown
from shared_services.social_files.consent.values import CONSENT, Way, Word, ends
from shared_services.social_files.investigation import bytes_at_rest

RENEWABLE = timedelta(days=30)  # after consent ended the link still renews it


class ConsentRefused(Exception):
    """Why this cannot be written down, in words."""


@dataclass(frozen=True)
class Proof:
    """How it is known: the witness who stood by, or the signed paper as it was scanned."""

    witness: str = ""
    witness_id: int | None = None
    paper: bytes = b""
    paper_type: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


def say(
    opened: OpenParticipant,
    choices: Mapping[str, Word],
    *,
    shown: Shown,
    way: Way,
    by: Actor,
    at: datetime,
    proof: Proof | None = None,
) -> Statement:
    """Write down what was told, agreed to or refused. Works without the kluis. Raises ConsentRefused."""
    grounds = {section["kind"]: section["ground"] for section in opened.row.sections}
    for kind, word in choices.items():
        if kind not in grounds or (word == Word.TOLD) == (grounds[kind] == CONSENT):
            raise ConsentRefused(_("This part was not asked like that."))
    if not choices:
        raise ConsentRefused(_("Nothing was chosen."))
    if way is Way.DESK and not (proof and proof.witness):
        raise ConsentRefused(_("A witness has to be there."))
    if way is Way.PAPER and not (proof and proof.paper):
        raise ConsentRefused(_("Add the signed paper."))
    return _write(opened, choices, shown=shown, way=way, by=by, at=at, proof=proof or Proof())


def withdraw(
    opened: OpenParticipant, *, kinds: frozenset[str], shown: Shown, way: Way, by: Actor, at: datetime
) -> Statement:
    """Take consent back for these sections. As easy as giving it: no witness, no reason. Raises ConsentRefused."""
    fresh = queries.participant(opened.row.ref) or opened.row
    given = kinds & queries.person(fresh, at=at).kinds(Word.AGREED)
    if not given:
        raise ConsentRefused(_("There is no consent for this that could be withdrawn."))
    choices = dict.fromkeys(sorted(given), Word.WITHDRAWN)
    return _write(opened, choices, shown=shown, way=way, by=by, at=at, proof=Proof())


@transaction.atomic
def _write(
    opened: OpenParticipant,
    choices: Mapping[str, Word],
    *,
    shown: Shown,
    way: Way,
    by: Actor,
    at: datetime,
    proof: Proof,
) -> Statement:
    row = Participant.objects.select_for_update().get(pk=opened.row.pk)
    last = row.statements.order_by("-number").first()
    made = Statement(
        participant=row,
        number=last.number + 1 if last else 1,
        at=at,
        by=by,
        way=way,
        choices={kind: str(word) for kind, word in choices.items()},
        until=ends(at) if Word.AGREED in choices.values() else None,
        language=shown.language,
        text_version=shown.version,
        text_hash=shown.hash,
        previous=bytes(last.digest) if last else chain.BEGINNING,
        scan=uuid.uuid4() if proof.paper else None,
    )
    evidence = {"text": list(shown.lines), "witness": proof.witness, "witness_id": proof.witness_id}
    made.sealed = opened.seal_evidence(made.number, {**evidence, "paper": proof.paper_type, **proof.facts})
    made.digest = chain.digest(made, row)
    made.save()
    if made.until and row.link_until and row.link_until < made.until + RENEWABLE:
        Participant.objects.filter(pk=row.pk).update(link_until=made.until + RENEWABLE)
    if made.scan:
        bytes_at_rest.write(made.scan, opened.seal_scan(str(made.scan), proof.paper))
    try:
        changes.tell(row.request_ref, at)
    except BaseException:
        bytes_at_rest.remove_all([made.scan] if made.scan else [])
        raise
    return made
