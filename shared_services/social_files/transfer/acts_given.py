"""What a social worker does on the page of a request that came in. Each act answers with what happened, in words."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest
from django.utils.dateparse import parse_date
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from shared_services.social_files.transfer import access, giving, sending
from shared_services.social_files.transfer.access import Worker
from shared_services.social_files.transfer.problems import TransferRefused
from shared_services.social_files.transfer.sealed import OpenTransfer
from tenants.registry.hosts import municipalities

LONGEST = 500


def _take_up(request: HttpRequest, opened: OpenTransfer, worker: Worker) -> str:
    giving.take_up(opened.row, worker=worker.user, by=worker.by, at=now())
    return _("You handle this request now.")


def _match(request: HttpRequest, opened: OpenTransfer, worker: Worker) -> str:
    wanted = request.POST.get("file", "")
    if not wanted:
        giving.match(opened.row, None, by=worker.by, at=now())
        return _("Choose another file.")
    listed = giving.candidates(opened, by=worker.by, at=now())
    found = next((one.file for one in listed if str(one.file.ref) == wanted), None)
    if found is None or not access.may_read(worker, found):
        raise Http404
    giving.match(opened.row, found, by=worker.by, at=now())
    return _("This is the file. Now choose for each part whether it goes along.")


def _send(request: HttpRequest, opened: OpenTransfer, worker: Worker) -> str:
    if not access.may_read(worker, opened.row.file):
        raise Http404
    sending.send(opened, by=worker.by, at=now())
    return _("Sealed for the other OCMW, signed and sent. Your own file stays as it is.")


def _refuse(request: HttpRequest, opened: OpenTransfer, worker: Worker) -> str:
    giving.refuse(opened, reason=_said(request, "reason"), by=worker.by, at=now())
    return _("The other OCMW knows that nothing goes along, and why.")


def _unknown(request: HttpRequest, opened: OpenTransfer, worker: Worker) -> str:
    told_on = _day(request, "told_on")
    giving.not_known(opened, told_on=told_on, told_how=_said(request, "told_how"), by=worker.by, at=now())
    return _("The other OCMW knows that the person is not known here.")


def _pass_on(request: HttpRequest, opened: OpenTransfer, worker: Worker) -> str:
    to = request.POST.get("to", "")
    if to not in {place.schema_name for place in municipalities()}:
        to = ""
    asked_on = _day(request, "help_asked_on")
    giving.pass_on(opened, to=to, reason=_said(request, "reason"), asked_on=asked_on, by=worker.by, at=now())
    return _("Passed on. Print the letter and give it to the person.")


def _take_back(request: HttpRequest, opened: OpenTransfer, worker: Worker) -> str:
    giving.take_back(opened.row, by=worker.by, at=now())
    return _("Taken back before anybody opened it.")


def _conflict(request: HttpRequest, opened: OpenTransfer, worker: Worker) -> str:
    giving.conflict(opened, text=_said(request, "text"), by=worker.by, at=now())
    return _("The conflict is written down, and the other OCMW knows it.")


def _said(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").strip()[:LONGEST]


def _day(request: HttpRequest, name: str) -> date | None:
    try:
        found = parse_date(request.POST.get(name, ""))
    except ValueError:
        found = None
    if found is not None and found > localdate():
        raise TransferRefused(_("This day is still to come."), "day")
    return found


ACTS = {
    "take_up": _take_up,
    "match": _match,
    "send": _send,
    "refuse": _refuse,
    "unknown": _unknown,
    "pass_on": _pass_on,
    "take_back": _take_back,
    "conflict": _conflict,
}
NEEDS_NO_HANDLER = ("take_up",)
