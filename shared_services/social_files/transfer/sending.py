"""The parcel: composed from what was chosen, sealed straight into a file, and only then posted.

Ended anywhere in between, nothing was sent: what lies in the folder without a letter is noise that the night sweeps up.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any, BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.identity.actor import Actor
from foundation.tenancy import current
from shared_services.social_files.exchange import actions as exchange
from shared_services.social_files.exchange import blobs
from shared_services.social_files.exchange import queries as exchanged
from shared_services.social_files.exchange.models import Letter
from shared_services.social_files.investigation import bytes_at_rest
from shared_services.social_files.investigation import queries as files
from shared_services.social_files.investigation.models import Document
from shared_services.social_files.investigation.sealed import OpenFile, open_file
from shared_services.social_files.readbook import actions as readbook
from shared_services.social_files.transfer import giving, parcel, queries
from shared_services.social_files.transfer.envelopes import Bound, sealer
from shared_services.social_files.transfer.letters import announce_to_people
from shared_services.social_files.transfer.models import Transfer, TransferSection
from shared_services.social_files.transfer.moves import PURPOSE, move
from shared_services.social_files.transfer.problems import TransferRefused, refused
from shared_services.social_files.transfer.redaction import Redaction, apply, leftovers
from shared_services.social_files.transfer.sealed import OpenTransfer
from shared_services.social_files.transfer.states import Choice, State


def send(opened: OpenTransfer, *, by: Actor, at: datetime) -> Letter:
    """Raises TransferRefused when something is not chosen yet, or when a name stands in it that may not leave."""
    row = opened.row
    if row.state != State.HANDLED or row.file is None:
        raise refused("moved")
    file = open_file(row.file)
    body, papers, versions = compose(opened, file)
    turn = exchanged.turns(row.ref, Letter.Kind.PARCEL) + 1
    work = sealer(to=row.other, bound=Bound(row.ref, Letter.Kind.PARCEL, turn, row.consent))

    def fill(sink: BinaryIO) -> None:
        parcel.write(body, papers, sink, seal=work)

    blob = blobs.put(fill)
    try:
        return _post(row, turn=turn, blob=blob, versions=versions, by=by, at=at)
    except BaseException:
        blobs.erase(blob)
        raise


@transaction.atomic
def _post(row: Transfer, *, turn: int, blob: Any, versions: dict[str, int], by: Actor, at: datetime) -> Letter:
    """The one moment at which it is sent: state, log, letter and event commit together."""
    move(row, State.SENT, by=by, at=at, verb="sent", turn=turn, sent_at=at)
    for kind, version in versions.items():
        readbook.write("transfer_sent", by=by, at=at, file=_file(row), section=kind, version=version, purpose=PURPOSE)
    path = blobs.path(blob)
    size, digest = path.stat().st_size, hashlib.file_digest(path.open("rb"), "sha256").digest()
    made = exchange.post(
        to=row.other, ref=row.ref, kind=Letter.Kind.PARCEL, turn=turn, blob=blob, size=size, sha256=digest, at=at
    )
    announce_to_people(row, made)
    return made


def compose(opened: OpenTransfer, file: OpenFile) -> tuple[dict[str, Any], list[parcel.Paper], dict[str, int]]:
    """The body, the documents and the version of each section that goes along."""
    row = opened.row
    sections, not_sent, versions = [], [], {}
    for one in queries.sections(row):
        if one.choice == Choice.OPEN:
            raise TransferRefused(_("First choose for every part."), "open")
        if one.choice == Choice.SEND:
            sections.append(_section(opened, file, one))
            versions[one.kind] = one.version
        else:
            why = opened.load(one.why, f"why|{one.kind}").get("why", "")
            not_sent.append({"kind": one.kind, "why": one.choice, "reason": why})
    if not sections:
        raise TransferRefused(_("Nothing goes along. Refuse the request, with the reason."), "nothing")
    documents = _documents(row, file)
    body = {
        "number": row.number,
        "from": current().schema,
        "to": row.other,
        "persons": [{"ref": one["ref"], "tie": one["tie"]} for one in opened.request()["persons"]],
        "sections": sections,
        "not_sent": not_sent,
        "documents": [
            {"ref": str(one.ref), "kind": one.kind, **_kept(file.document(one), "name", "type")} for one in documents
        ],
    }
    papers = [parcel.Paper(one.ref, one.size, _reader(file, one)) for one in documents]
    return body, papers, versions


def leaving(opened: OpenTransfer, file: OpenFile, one: TransferSection) -> dict[str, Any]:
    """The section as it would leave: what the preview shows is what is sealed."""
    part = files.part(file.file, one.kind)
    version = files.version(part, one.version or part.latest)
    content = file.version(part, version) if version else {}
    redaction = Redaction.of(opened.load(one.redaction, f"redaction|{one.kind}"))
    return apply(one.kind, content, redaction)


def _section(opened: OpenTransfer, file: OpenFile, one: TransferSection) -> dict[str, Any]:
    content = leaving(opened, file, one)
    without = giving.names_of(opened, giving.agreement(opened, one.kind)["without"])
    if left := leftovers(content, without):
        text = _("%(names)s does not agree, and still stands in “%(part)s”. Leave that out first.")
        raise TransferRefused(text % {"names": ", ".join(left), "part": one.kind}, "names")
    part = files.part(file.file, one.kind)
    version = files.version(part, one.version)
    if version is None:
        raise refused("moved")
    came = file.version(part, version).get("from", {})
    return {
        "kind": one.kind,
        "ground": one.ground,
        "content": content,
        "observed_at": came.get("observed_at") or version.at.isoformat(),
        "observed_by": came.get("observed_by") or version.by.name,
        "version": version.number,
    }


def _documents(row: Transfer, file: OpenFile) -> list[Document]:
    found = [files.document(file.file, one.ref) for one in queries.documents(row)]
    return [one for one in found if one is not None and not one.ksz]


def _reader(file: OpenFile, one: Document) -> Any:
    return lambda: file.open_bytes(one, bytes_at_rest.read(one.ref))


def _kept(said: dict[str, Any], *names: str) -> dict[str, str]:
    return {name: str(said.get(name, "")) for name in names}


def _file(row: Transfer) -> Any:
    return row.file.ref if row.file else row.ref
