"""The keys of the OCMW: the ceremony, unlocking, locking, and what becomes of keys."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.access.registry import can
from foundation.identity.actor import Actor
from shared_services.social_files.keys import actions, kluis, queries
from shared_services.social_files.keys.forms import EnrolForm, UnlockForm
from shared_services.social_files.keys.guard import room
from shared_services.social_files.keys.problems import KeysRefused
from shared_services.social_files.keys.uses import files_with_key
from shared_services.social_files.roles import HEAD, INSIDE, KEYS


@require_safe
@room(INSIDE, unlocked=False)
def keys(request: HttpRequest) -> HttpResponse:
    """Open or locked, by whom and until when; for a key holder everything they can do."""
    mine = queries.holder_of(request.user.pk or 0)
    generations = queries.generations()
    context = {
        "lock": kluis.state(),
        "ring": queries.ring(),
        "holders": queries.holders(),
        "mine": mine,
        "envelope": queries.envelope(),
        "generations": [(one, files_with_key(one.key_id)) for one in reversed(generations)],
        "is_holder": can(request.user, KEYS),
        "may_lock": can(request.user, KEYS) or can(request.user, HEAD),
        "enrol_form": EnrolForm(),
        "unlock_form": UnlockForm(),
    }
    return render(request, "social_keys/keys.html", context)


@require_POST
@room(KEYS, unlocked=False)
def enrolment(request: HttpRequest) -> HttpResponse:
    form = EnrolForm(request.POST)
    if not form.is_valid():
        return _again(request, [str(line) for lines in form.errors.values() for line in lines])
    by = Actor.of(request)
    try:
        actions.enrol(
            user_id=request.user.pk or 0, name=by.name, passphrase=form.cleaned_data["passphrase"], by=by, at=now()
        )
    except KeysRefused as refused:
        return _again(request, [str(refused)])
    messages.success(request, _("Your passphrase is set. Remember it: nobody can look it up for you."))
    return redirect("social_keys:keys")


@require_POST
@room(KEYS, unlocked=False)
def envelope(request: HttpRequest) -> HttpResponse:
    """The recovery sheet: shown this once, to be printed and put in a sealed envelope."""
    at = now()
    try:
        _holder, secret = actions.make_envelope(by=Actor.of(request), at=at)
    except KeysRefused as refused:
        return _again(request, [str(refused)])
    return render(request, "social_keys/sheet.html", {"secret": secret, "at": at})


@require_POST
@room(KEYS, unlocked=False)
def founding(request: HttpRequest) -> HttpResponse:
    at = now()
    try:
        actions.found(until=UnlockForm.ceremony(at), by=Actor.of(request), at=at)
    except KeysRefused as refused:
        return _again(request, [str(refused)])
    messages.success(request, _("The keys are made. The social files are unlocked for the rest of the working day."))
    return redirect("social_keys:keys")


@require_http_methods(["POST"])
@room(KEYS, unlocked=False)
def unlocking(request: HttpRequest) -> HttpResponse:
    """One's own part; with the secret of the envelope in hand, that part instead."""
    form, by_envelope = UnlockForm(request.POST), "envelope" in request.POST
    holder = queries.envelope() if by_envelope else queries.holder_of(request.user.pk or 0)
    if holder is None:
        raise Http404
    if not form.is_valid():
        return _again(request, [_("Fill in your passphrase.")])
    at = now()
    try:
        state = actions.unlock(
            holder, passphrase=form.cleaned_data["passphrase"], until=form.until(at), by=Actor.of(request)
        )
    except KeysRefused as refused:
        return _again(request, [str(refused)])
    if state.open:
        messages.success(request, _("The social files are unlocked."))
    else:
        messages.info(request, _("Your part is given. A second key holder has ten minutes to give theirs."))
    return redirect("social_keys:keys")


@require_POST
@room(KEYS, HEAD, unlocked=False)
def locking(request: HttpRequest) -> HttpResponse:
    try:
        actions.lock(by=Actor.of(request))
    except KeysRefused as refused:
        return _again(request, [str(refused)])
    messages.success(request, _("The social files are locked."))
    return redirect("social_keys:keys")


@require_POST
@room(KEYS)
def departure(request: HttpRequest, holder_pk: int) -> HttpResponse:
    holder = queries.holder(holder_pk)
    if holder is None:
        raise Http404
    try:
        actions.remove_holder(holder, by=Actor.of(request), at=now())
    except KeysRefused as refused:
        return _again(request, [str(refused)])
    messages.success(request, _("From now on the passphrase of %(name)s opens nothing.") % {"name": holder.name})
    return redirect("social_keys:keys")


@require_POST
@room(KEYS)
def generation(request: HttpRequest, key_id: str) -> HttpResponse:
    """What becomes of a generation of keys: `act` is renew, revoke or destroy."""
    found = queries.generation(key_id)
    if found is None:
        raise Http404
    by, at, act = Actor.of(request), now(), request.POST.get("act")
    try:
        if act == "renew":
            actions.renew(by=by, at=at)
        elif act == "revoke":
            actions.revoke(found, because=request.POST.get("because", "")[:200], by=by, at=at)
        elif act == "destroy":
            actions.destroy(found, in_use=files_with_key(key_id), by=by, at=at)
        else:
            raise Http404
    except KeysRefused as refused:
        return _again(request, [str(refused)])
    messages.success(request, _("Done, and written in the audit book."))
    return redirect("social_keys:keys")


def _again(request: HttpRequest, problems: list[str]) -> HttpResponse:
    for problem in problems:
        messages.error(request, problem)
    return redirect("social_keys:keys")
