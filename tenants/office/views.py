"""Start page, accounts, people and settings. The same views serve a municipality and the region."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from foundation.access import actions as access_actions
from foundation.access.actions import GrantRefused
from foundation.access.checks import scope_here
from foundation.access.declarations import Role
from foundation.access.queries import grants_of, may_grant
from foundation.access.registry import can, needs
from foundation.identity import actions as identity_actions
from foundation.identity.actions import AccountRefused
from foundation.identity.actor import Actor
from tenants.office import actions, queries
from tenants.office.access import account_or_404, grant_or_404, place_of
from tenants.office.actions import OfficeRefused
from tenants.office.forms import AccountForm, InvitationForm
from tenants.office.missing import checklist


def origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def offered_roles(request: HttpRequest) -> list[Role]:
    return may_grant(request.user, scope_here())  # type: ignore[arg-type]  # behind @needs nobody is anonymous


@require_GET
@needs("office.use")
def start(request: HttpRequest) -> HttpResponse:
    place = place_of(request)
    answers = checklist(place) if place and can(request.user, "office.settings") else []
    done = sum(answer.done for answer in answers)
    return render(request, "office/start.html", {"answers": answers, "done": done, "total": len(answers)})


@require_GET
@needs("office.accounts")
def accounts(request: HttpRequest) -> HttpResponse:
    closed = request.GET.get("closed", "")
    undo = account_or_404(int(closed)) if closed.isdecimal() and len(closed) < 10 else None
    return render(request, "office/accounts.html", {"colleagues": queries.colleagues(), "undo": undo})


@require_http_methods(["GET", "POST"])
@needs("office.accounts")
def invite(request: HttpRequest) -> HttpResponse:
    offered = offered_roles(request)
    form = InvitationForm(request.POST or None, offered=offered)
    if form.is_valid():
        facts = form.cleaned_data
        try:
            actions.invite(
                name=facts["name"],
                email=facts["email"],
                language=facts["language"],
                roles=set(facts["roles"]),
                among={role.code for role in offered},
                by=Actor.of(request),
                origin=origin(request),
            )
        except (AccountRefused, GrantRefused) as refused:
            form.add_error("email", str(refused))
        else:
            messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": facts["email"]})
            return redirect("office_accounts")
    return render(request, "office/invite.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@needs("office.accounts")
def account(request: HttpRequest, pk: int) -> HttpResponse:
    user, offered = account_or_404(pk), offered_roles(request)
    grants = grants_of([user]).get(user.pk, [])
    among = {role.code for role in offered}
    now = {"name": user.display_name, "language": user.language, "roles": [given.role for given in grants]}
    form = AccountForm(request.POST or None, offered=offered, initial=now)
    if form.is_valid():
        facts = {**form.cleaned_data, "roles": set(form.cleaned_data["roles"])}
        try:
            actions.change_account(user, **facts, among=among, by=Actor.of(request))
        except (OfficeRefused, GrantRefused) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("office_accounts")
    context = {
        "account": user,
        "form": form,
        "grants": grants,
        "confirmable": queries.confirmable(request.user, grants),  # type: ignore[arg-type]  # behind @needs
    }
    return render(request, "office/account.html", context, status=422 if form.errors else 200)


@require_POST
@needs("office.accounts")
def account_access(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an account (`state=closed`), or open it again: the undo of the same page."""
    user, by = account_or_404(pk), Actor.of(request)
    if request.POST.get("state") == "open":
        identity_actions.reactivate(user, by=by)
        messages.success(request, _("%(name)s can log in again.") % {"name": user})
        return redirect("office_accounts")
    try:
        actions.deactivate(user, by=by)
    except (OfficeRefused, AccountRefused) as refused:
        messages.error(request, str(refused))
        return redirect("office_account", pk=pk)
    answer = redirect("office_accounts")
    answer["Location"] += f"?closed={user.pk}"
    return answer


@require_POST
@needs("office.accounts")
def account_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    user = account_or_404(pk)
    try:
        identity_actions.invite_again(user, by=Actor.of(request), origin=origin(request))
    except AccountRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": user.email})
    return redirect("office_account", pk=pk)


@require_POST
@needs("office.accounts")
def grant_confirmation(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person says yes to a sensitive role."""
    given = grant_or_404(pk)
    if not queries.confirmable(request.user, [given]):  # type: ignore[arg-type]  # behind @needs
        messages.error(request, _("You cannot confirm this role."))
        return redirect("office_accounts")
    try:
        access_actions.confirm(given, by=Actor.of(request))
    except GrantRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The role counts from now on."))
    return redirect("office_account", pk=given.user_id)
