"""Settings of the municipality with their history, its people for the region, and the audit book."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from foundation.access.registry import needs
from foundation.audit import export, record
from foundation.audit import queries as audit
from foundation.identity.actor import Actor
from tenants.office import actions, queries
from tenants.office.access import own_place
from tenants.office.forms import AuditFilterForm, PersonForm, SettingsForm, export_name
from tenants.people import access as people_access
from tenants.people import actions as people_actions
from tenants.people.actions import InvitationRefused
from tenants.people.queries import people_here


@require_http_methods(["GET", "POST"])
@needs("office.settings")
def settings(request: HttpRequest) -> HttpResponse:
    place = own_place(request)
    form = SettingsForm(request.POST) if request.method == "POST" else SettingsForm.of(place)
    if request.method == "POST" and form.is_valid():
        changed = actions.change_settings(
            place, contact=form.contact(), opening_hours=form.hours(), by=Actor.of(request)
        )
        messages.success(request, _("Saved.") if changed else _("Nothing was different."))
        return redirect("office_settings")
    context = {"form": form, "changes": queries.setting_changes()}
    return render(request, "office/settings.html", context, status=422 if form.errors else 200)


@require_POST
@needs("office.settings")
def settings_undo(request: HttpRequest, pk: int) -> HttpResponse:
    actions.put_back(pk, own_place(request), by=Actor.of(request))
    messages.success(request, _("It is as it was before."))
    return redirect("office_settings")


@require_GET
@needs("people.manage")
def people(request: HttpRequest) -> HttpResponse:
    return render(request, "office/people.html", {"people": people_here()})


@require_http_methods(["GET", "POST"])
@needs("people.manage")
def person_invite(request: HttpRequest) -> HttpResponse:
    form = PersonForm(request.POST or None, offered=people_access.roles_from_home())
    if form.is_valid():
        try:
            people_actions.invite(**form.cleaned_data, by=Actor.of(request))
        except InvitationRefused as refused:
            form.add_error("email", str(refused))
        else:
            messages.success(
                request, _("The invitation is on its way to %(email)s.") % {"email": form.cleaned_data["email"]}
            )
            return redirect("office_people")
    return render(request, "office/person_invite.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@needs("people.manage")
def person_withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    person = people_actions.withdraw(people_access.person_or_404(pk), by=Actor.of(request))
    messages.success(request, _("%(name)s does not work for the region any more.") % {"name": person})
    return redirect("office_people")


@require_POST
@needs("people.manage")
def person_invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link, also for somebody who was withdrawn and comes back."""
    try:
        person = people_actions.invite_again(people_access.person_or_404(pk), by=Actor.of(request))
    except InvitationRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The invitation is on its way to %(email)s.") % {"email": person.email})
    return redirect("office_people")


@require_GET
@needs("audit.read")
def audit_book(request: HttpRequest) -> HttpResponse:
    form = AuditFilterForm(request.GET or None)
    number = request.GET.get("page", "1")
    page = audit.page_of_entries(form.chosen(), int(number) if number.isdecimal() and len(number) < 8 else 1)
    query = request.GET.copy()
    query.pop("page", None)
    return render(request, "office/audit.html", {"form": form, "page": page, "query": query.urlencode()})


@require_GET
@needs("audit.read")
def audit_file(request: HttpRequest) -> HttpResponse:
    """The book as a file; that somebody took it is itself written in the book."""
    entries = audit.entries_for_export(AuditFilterForm(request.GET or None).chosen())
    record("audit.exported", by=Actor.of(request), facts={"entries": len(entries)}, request=request)
    answer = HttpResponse(export.as_csv(entries), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{export_name(request.get_host().split(":")[0])}"'
    return answer
