"""The list of transfers, the start of a request, and the page of one transfer on either side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.identity.actor import Actor
from foundation.tenancy import current
from shared_services.social_files.consent import queries as consents
from shared_services.social_files.investigation import queries as files
from shared_services.social_files.investigation import worklist
from shared_services.social_files.investigation.actions.opening import people_of
from shared_services.social_files.investigation.models import SocialFile
from shared_services.social_files.investigation.persons import PersonFacts
from shared_services.social_files.investigation.sealed import open_file, open_files
from shared_services.social_files.keys.guard import room
from shared_services.social_files.readbook import actions as readbook
from shared_services.social_files.roles import WORK
from shared_services.social_files.transfer import (
    access,
    acts_asked,
    acts_given,
    asking,
    collecting,
    giving,
    live,
    queries,
    receiving,
    screens,
)
from shared_services.social_files.transfer.access import Worker
from shared_services.social_files.transfer.envelopes import fingerprint
from shared_services.social_files.transfer.forms import Movers, RequestForm, SectionsForm
from shared_services.social_files.transfer.models import Transfer
from shared_services.social_files.transfer.moves import PURPOSE
from shared_services.social_files.transfer.problems import TransferRefused
from shared_services.social_files.transfer.sealed import OpenTransfer, open_transfer
from shared_services.social_files.transfer.states import OPEN, Side, State
from tenants.registry.hosts import by_schema, municipalities

EDIT = require_http_methods(["GET", "HEAD", "POST"])
READS = (State.OPENED, State.FINISHED)


@EDIT
@room(WORK)
def listing(request: HttpRequest) -> HttpResponse:
    """Both directions. What lies ready is taken in first, so that a request is seen the moment somebody looks."""
    at, today, socket = now(), localdate(), live.address_of(request)
    collecting.collect(at)

    def mine(row: Transfer) -> Worker | None:
        return access.worker_of(request, row)

    context = {
        "given": screens.rows(queries.running(Side.GIVEN), mine, today),
        "asked": screens.rows(queries.running(Side.ASKED), mine, today),
        "over": screens.rows(queries.over(), mine, today),
        "socket": socket,
    }
    return render(request, "social_transfer/list.html", context)


@EDIT
@room(WORK)
def new(request: HttpRequest) -> HttpResponse:
    """Who moved, from where, when, what for, which parts. Persons can come from a file of one's own."""
    worker = files.account(request.user.pk or 0)
    if worker is None:
        raise Http404
    mine = files.files_of(worker.pk)
    file = next((one for one in mine if str(one.ref) == request.POST.get("file", request.GET.get("dossier", ""))), None)
    data = request.POST if request.method == "POST" else None
    start, sections = RequestForm(data), SectionsForm(data)
    if data is not None and "more" in data:
        movers = Movers(initial=_typed(data), prefix="p")
        movers.extra = 1
        start, sections = RequestForm(initial=_plain(data)), SectionsForm(initial=_ticked(data))
    else:
        movers = Movers(data, prefix="p", initial=_people(request, file) if data is None else None)
        if data is not None and all([start.is_valid(), movers.is_valid(), sections.is_valid()]):
            said = start.cleaned_data
            wanted = asking.Wanted(
                said["other"],
                [form.facts() for form in movers.forms],
                said["moved_on"],
                said["purpose"],
                sections.grounds(),
                [form.cleaned_data["language"] or "nl" for form in movers.forms],
            )
            made = asking.begin(wanted, worker=worker, file=file, by=Actor.of(request), at=now())
            messages.success(request, _("The request is ready. Now tell and ask the adults."))
            return redirect("social_transfer:transfer", ref=made.row.ref)
    wrong = data is not None and "more" not in data
    context = {
        "start": start,
        "movers": movers,
        "sections": sections,
        "file": file,
        "mine": worklist.rows(mine, user_id=worker.pk, all_open=True),
        "wrong": wrong,
    }
    return render(request, "social_transfer/new.html", context, status=422 if wrong else 200)


@EDIT
@room(WORK)
def transfer(request: HttpRequest, ref: UUID) -> HttpResponse:
    """One transfer, as the side that we are. A POST is one act; what it refuses is said above the page."""
    socket = live.address_of(request)
    collecting.collect(now())
    row, worker = access.transfer_or_404(request, ref)
    opened = open_transfer(row)
    acts = acts_asked.ACTS if row.side == Side.ASKED else acts_given.ACTS
    if request.method == "POST":
        act = acts.get(request.POST.get("act", ""))
        if act is None or not (worker.mine or worker.head or request.POST["act"] in acts_given.NEEDS_NO_HANDLER):
            raise Http404
        return _perform(request, act, opened, worker)
    readbook.write("transfer_read", by=worker.by, at=now(), file=row.ref, purpose=PURPOSE)
    page = _asked if row.side == Side.ASKED else _given
    return page(request, opened, worker, socket)


Act = Callable[[HttpRequest, OpenTransfer, Worker], str]


def _perform(request: HttpRequest, act: Act, opened: OpenTransfer, worker: Worker) -> HttpResponse:
    try:
        messages.success(request, act(request, opened, worker))
    except TransferRefused as refused:
        messages.error(request, str(refused))
    return redirect("social_transfer:transfer", ref=opened.row.ref)


def _asked(request: HttpRequest, opened: OpenTransfer, worker: Worker, socket: str) -> HttpResponse:
    row, at = opened.row, now()
    standing = consents.standing(row.ref, at=at)
    reads = row.state in READS
    own = row.file if access.may_read(worker, row.file) else _own(opened, worker) if reads else None
    listed = queries.sections(row)
    context = {
        **_common(opened, worker),
        "socket": socket,
        "stations": screens.stations(row, standing, listed),
        "standing": standing,
        "lines": screens.lines(opened, listed, open_file(own) if own else None),
        "totals": screens.totals(listed),
        "reads": reads,
        "reachable": asking.reachable(row.other, localdate()),
        "answer": opened.answer(),
        "fingerprint": fingerprint(row.other),
    }
    return render(request, "social_transfer/asked.html", context)


def _given(request: HttpRequest, opened: OpenTransfer, worker: Worker, socket: str) -> HttpResponse:
    row = opened.row
    listed = queries.sections(row)
    candidates: list[screens.Found] = []
    if row.state == State.HANDLED and worker.mine and row.file is None:
        candidates = _candidates(opened, worker)
    reads = access.may_read(worker, row.file)
    context = {
        **_common(opened, worker),
        "socket": socket,
        "stations": screens.stations(row, None, listed),
        "lines": screens.lines(opened, listed, open_file(row.file) if reads and row.file else None),
        "totals": screens.totals(listed),
        "candidates": candidates,
        "reads": reads,
        "answer": opened.answer(),
        "others": [place for place in municipalities() if place.schema_name != current().schema],
        "fingerprint": fingerprint(row.other),
    }
    return render(request, "social_transfer/given.html", context)


def _common(opened: OpenTransfer, worker: Worker) -> dict[str, Any]:
    row, today = opened.row, localdate()
    said = opened.request()
    (shown,) = screens.rows([row], lambda _row: worker, today)
    passed = opened.answer().get("to", "")
    return {
        "transfer": row,
        "label": shown.label,
        "clock": shown.clock,
        "other": shown.other,
        "persons": [{**one, "birthday": PersonFacts.of(one).birthday} for one in said["persons"]],
        "moved_on": date.fromisoformat(said["moved_on"]),
        "said": said,
        "worker": worker,
        "running": row.state in OPEN,
        "steps": queries.steps(row),
        "passed_to": by_schema(passed).name if passed in {place.schema_name for place in municipalities()} else passed,
    }


def _own(opened: OpenTransfer, worker: Worker) -> SocialFile | None:
    return next((file for file in receiving.own_files(opened) if access.may_read(worker, file)), None)


def _candidates(opened: OpenTransfer, worker: Worker) -> list[screens.Found]:
    listed = giving.candidates(opened, by=worker.by, at=now())
    mine = [one.file for one in listed if access.may_read(worker, one.file)]
    return screens.found(listed, worker, {one.file.pk: one for one in open_files(mine)})


def _people(request: HttpRequest, file: SocialFile | None) -> list[dict[str, str]]:
    """Those of a file of one's own, so that nobody types them twice. That is a reading of that file."""
    if file is None:
        return []
    readbook.write("person_read", by=Actor.of(request), at=now(), file=file.ref, purpose=PURPOSE)
    return [person.packed() for _row, person in people_of(open_file(file))]


def _typed(data: Any) -> list[dict[str, str]]:
    count = data.get("p-TOTAL_FORMS", "0")
    names = ("first_name", "family_name", "born", "insz", "no_insz", "tie", "language")
    total = min(int(count), 12) if str(count).isdecimal() else 0
    return [{name: data.get(f"p-{place}-{name}", "") for name in names} for place in range(total)]


def _plain(data: Any) -> dict[str, str]:
    return {name: data.get(name, "") for name in ("other", "moved_on", "purpose")}


def _ticked(data: Any) -> dict[str, Any]:
    form = SectionsForm()
    return {name: data.get(name, "") if name.startswith("ground-") else name in data for name in form.fields}
