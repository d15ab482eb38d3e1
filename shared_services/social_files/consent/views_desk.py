"""At the desk: what an adult says with a witness beside them or on paper, the link they take home, and the proof."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import qrcode
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from qrcode.image.svg import SvgPathImage

from foundation.files.problems import FileRefused
from foundation.identity.actor import Actor
from shared_services.social_files.consent import access, actions, answers, facts, queries, texts
from shared_services.social_files.consent.actions import ConsentRefused, Way, Word
from shared_services.social_files.consent.actions.saying import Proof
from shared_services.social_files.consent.sealed import OpenParticipant
from shared_services.social_files.consent.values import LANGUAGES
from shared_services.social_files.investigation import bytes_at_rest, people, report
from shared_services.social_files.investigation.actions import documents
from shared_services.social_files.keys.guard import room
from shared_services.social_files.readbook import actions as readbook
from shared_services.social_files.roles import WORK

PURPOSE = "transfer"


@dataclass(frozen=True)
class Case:
    opened: OpenParticipant
    person: queries.Person
    form: texts.Form
    facts: facts.RequestFacts | None


@require_http_methods(["GET", "HEAD", "POST"])
@room(WORK)
def adult(request: HttpRequest, asked_ref: UUID) -> HttpResponse:
    """One adult. `act` is say, withdraw, link or unlink."""
    case = _case(request, asked_ref)
    if request.method != "POST":
        _note(request, case, "consent_read")
        return _page(request, case)
    act = request.POST.get("act")
    if act == "link":
        secret = actions.give_link(case.opened, by=Actor.of(request), at=now())
        return _page(request, case, secret=secret)
    try:
        missing = _do(request, case, act)
    except (ConsentRefused, FileRefused) as refused:
        missing = {"": str(refused)}
    if missing:
        return _page(request, case, missing=missing)
    return redirect("social_consent:adult", asked_ref=asked_ref)


def _do(request: HttpRequest, case: Case, act: str | None) -> Mapping[str, str]:
    """What is missing in what was sent; nothing when it was done."""
    by, at = Actor.of(request), now()
    if act == "unlink":
        actions.end_link(case.opened.row, by=by, at=at)
        messages.success(request, _("The link works no more."))
    elif act == "withdraw":
        kinds = frozenset(request.POST.getlist("kind"))
        actions.withdraw(case.opened, kinds=kinds, shown=case.form.shown, way=Way.DESK, by=by, at=at)
        _note(request, case, "consent_withdrawn")
        messages.success(request, _("The consent is withdrawn. It counts from now on."))
    elif act == "say":
        read = answers.read(case.person, request.POST)
        if read.missing:
            return read.missing
        way = Way.PAPER if request.POST.get("way") == Way.PAPER else Way.DESK
        proof = _paper(request) if way is Way.PAPER else _witness(request)
        actions.say(case.opened, read.choices, shown=case.form.shown, way=way, by=by, at=at, proof=proof)
        _note(request, case, "consent_said")
        messages.success(request, _("Written down, with the proof."))
    else:
        raise Http404
    return {}


def _witness(request: HttpRequest) -> Proof:
    """A colleague who stood by, and never the one who writes."""
    chosen = request.POST.get("witness", "")
    found = next((user for user in _witnesses(request) if str(user.pk) == chosen), None)
    if found is None:
        raise ConsentRefused(_("Choose the colleague who was there as a witness."))
    return Proof(witness=str(found), witness_id=found.pk)


def _paper(request: HttpRequest) -> Proof:
    sent = request.FILES.get("paper")
    if not isinstance(sent, UploadedFile):
        raise ConsentRefused(_("Add the signed paper."))
    data, content_type, _suffix = documents.checked(sent.read())
    return Proof(paper=data, paper_type=content_type)


@require_safe
@room(WORK)
def paper(request: HttpRequest, asked_ref: UUID) -> HttpResponse:
    """The form to sign, as an accessible PDF; or as a page, where no PDF can be made."""
    case = _case(request, asked_ref)
    _note(request, case, "consent_form")
    with translation.override(case.form.language):
        context = {"name": case.opened.name, "form": case.form, "at": now(), "municipality": _place(request)}
        html = render_to_string("consent/paper.html", context)
    if not report.CAN_MAKE_PDF:
        return HttpResponse(html)
    answer = HttpResponse(report.pdf_of(html, "social_consent/paper.css"), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="formulier.pdf"'
    return answer


@require_safe
@room(WORK)
def proof(request: HttpRequest, asked_ref: UUID, said_number: int) -> HttpResponse:
    """What was shown word for word, who stood by, and the chain; with `?papier=1` the paper as it was scanned."""
    case = _case(request, asked_ref)
    said = access.statement_or_404(case.opened, said_number)
    _note(request, case, "consent_paper" if "papier" in request.GET else "consent_read")
    evidence = case.opened.evidence(said)
    if "papier" not in request.GET:
        context = {
            "name": case.opened.name,
            "row": case.opened.row,
            "said": said,
            "evidence": evidence,
            "choices": [(texts.title(kind), Word(word)) for kind, word in said.choices.items()],
            "digest": bytes(said.digest).hex(),
            "broken": queries.broken(case.opened.row),
        }
        return render(request, "consent/proof.html", context)
    if said.scan is None:
        raise Http404
    answer = HttpResponse(
        case.opened.open_scan(said, bytes_at_rest.read(said.scan)), content_type=str(evidence["paper"])
    )
    suffix = "pdf" if evidence["paper"] == "application/pdf" else "jpg"
    answer["Content-Disposition"] = f'attachment; filename="getekend-{said.number}.{suffix}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _case(request: HttpRequest, ref: UUID) -> Case:
    opened = access.participant_or_404(request, ref)
    said, wanted = opened.said(), request.GET.get("taal", "")
    language = wanted if wanted in LANGUAGES else str(said["language"])
    told = facts.of(opened.row.request_ref)
    known = {"sender": told.sender, "purpose": told.purpose} if told else dict(said.get("facts", {}))
    person = queries.person(opened.row, at=now())
    form = texts.compose(person, known, receiver=_place(request).name, language=language)
    return Case(opened, person, form, told)


def _page(
    request: HttpRequest, case: Case, *, missing: Mapping[str, str] | None = None, secret: str = ""
) -> HttpResponse:
    posted = request.POST if missing else None
    link = request.build_absolute_uri(reverse("social_consent:own", args=[secret])) if secret else ""
    context: dict[str, Any] = {
        "name": case.opened.name,
        "row": queries.participant(case.opened.row.ref),
        "person": case.person,
        "form": case.form,
        "back": case.facts.page if case.facts else "",
        "questions": answers.questions(case.form.asked, posted, missing or {}),
        "missing": missing or {},
        "problem": (missing or {}).get(""),
        "posted": posted,
        "given": [item for item in case.form.asked if item.point.word == Word.AGREED],
        "statements": sorted(case.opened.row.statements.all(), key=lambda one: one.number, reverse=True),
        "witnesses": _witnesses(request),
        "link": link,
        "code": _code(link) if link else "",
        "languages": LANGUAGES,
        "pdf": report.CAN_MAKE_PDF,
        "at": now(),
    }
    return render(request, "consent/adult.html", context, status=422 if missing else 200)


def _witnesses(request: HttpRequest) -> list[Any]:
    return [user for user in people.workers() if user.pk != request.user.pk]


def _code(link: str) -> SafeString:
    """The link as a picture that a phone reads. Made of a link alone, so nothing in it has to be escaped."""
    drawn = qrcode.make(link, image_factory=SvgPathImage, border=2)
    return SafeString(drawn.to_string(encoding="unicode"))


def _place(request: HttpRequest) -> Any:
    return request.municipality  # type: ignore[attr-defined]  # set by HostMiddleware


def _note(request: HttpRequest, case: Case, verb: str) -> None:
    readbook.write(verb, by=Actor.of(request), at=now(), file=case.opened.row.request_ref, purpose=PURPOSE)
