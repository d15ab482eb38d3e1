"""What a social worker does on the page of a request of ours. Each act answers with what happened, in words."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext as _

from shared_services.social_files.transfer import asking, giving, queries, receiving
from shared_services.social_files.transfer.access import Worker
from shared_services.social_files.transfer.sealed import OpenTransfer
from shared_services.social_files.transfer.states import Choice, Decision

LONGEST = 500


def _send(request: HttpRequest, opened: OpenTransfer, worker: Worker) -> str:
    asking.send(opened, by=worker.by, at=now())
    return _("Sealed, signed and sent. The other OCMW sees it at once.")


def _paper(request: HttpRequest, opened: OpenTransfer, worker: Worker) -> str:
    asking.ask_on_paper(opened, by=worker.by, at=now())
    return _("From now on this is a request on paper. Print it and post it.")


def _came(request: HttpRequest, opened: OpenTransfer, worker: Worker) -> str:
    asking.came_on_paper(opened.row, by=worker.by, at=now())
    return _("Noted: the file came on paper.")


def _cancel(request: HttpRequest, opened: OpenTransfer, worker: Worker) -> str:
    asking.cancel(opened.row, by=worker.by, at=now())
    return _("The request is withdrawn, and the other OCMW knows it.")


def _open(request: HttpRequest, opened: OpenTransfer, worker: Worker) -> str:
    receiving.open_parcel(opened, by=worker.by, at=now())
    return _("Opened: every byte is right, and the signature is theirs. Now choose for each part.")


def _keep(request: HttpRequest, opened: OpenTransfer, worker: Worker) -> str:
    """Every choice on the page at once; what is not chosen yet stays open."""
    kept = 0
    for section in queries.sections(opened.row):
        said = request.POST.get(f"d-{section.kind}", "")
        why = request.POST.get(f"n-{section.kind}", "").strip()[:LONGEST]
        if section.choice != Choice.SEND or said not in (Decision.TAKE, Decision.AGAIN):
            continue
        before = opened.load(section.note, f"note|{section.kind}").get("why", "")
        why = why if said == Decision.AGAIN else ""
        if (said, why) != (section.decision, before):
            receiving.decide(opened, section, Decision(said), why=why, by=worker.by, at=now())
            kept += 1
    return _("Your choices are kept.") if kept else _("Nothing was different.")


def _finish(request: HttpRequest, opened: OpenTransfer, worker: Worker) -> str:
    if any(name.startswith("d-") for name in request.POST):
        _keep(request, opened, worker)
    receiving.finish(opened, worker=worker.user, by=worker.by, at=now())
    return _("Taken over. What you chose stands in your own file, with where it came from.")


def _conflict(request: HttpRequest, opened: OpenTransfer, worker: Worker) -> str:
    giving.conflict(opened, text=request.POST.get("text", "").strip()[:LONGEST], by=worker.by, at=now())
    return _("The conflict is written down, and the other OCMW knows it.")


ACTS = {
    "send": _send,
    "paper": _paper,
    "came": _came,
    "cancel": _cancel,
    "open": _open,
    "keep": _keep,
    "finish": _finish,
    "conflict": _conflict,
}
