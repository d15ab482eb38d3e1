"""Who edits, who reviews and who decides about departments."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from cms.editing import queries, roles
from cms.editing.models import Department, LocalText, PageImport
from cms.site.access import EDIT_PAGES
from foundation.access import menu
from foundation.access.declarations import on_grant, on_revoke, permission, role
from foundation.access.finding import or_404
from foundation.audit import verbs
from tenants.registry.snapshot import MunicipalitySnapshot

MANAGE = "pages.departments"
EDIT = EDIT_PAGES


def declare() -> None:
    permission(MANAGE, label=_("Decide which department writes on which pages, and import pages"))
    role(
        "eindredacteur",
        scope="municipality",
        label=_("Reviewer of the website"),
        description=_("Reads what departments write, and publishes it or sends it back."),
        permissions=[EDIT_PAGES, MANAGE, "alerts.write", "catalogue.read", "catalogue.edit", "catalogue.internal"],
        granted_by=["beheerder"],
        order=25,
    )
    role("beheerder", scope="municipality", permissions=[MANAGE])
    on_grant(roles.join_reviewers)
    on_revoke(roles.leave)
    menu.register(
        _("Work on the website"),
        "editing:desk",
        needs=EDIT_PAGES,
        scope="municipality",
        icon="list-checks",
        order=81,
        count=import_string("cms.editing.views.waiting"),
    )
    verbs.declare(
        editing__department_made=_("Department of the website made"),
        editing__department_changed=_("Department of the website changed"),
        editing__checked=_("Page checked"),
        editing__not_published=_("Page not published at its moment"),
        editing__imported=_("Pages imported"),
        editing__import_undone=_("Import of pages undone"),
        editing__taken_over=_("Concept of the region taken over"),
        editing__decided=_("Decided on a change of a concept of the region"),
        editing__untied=_("Untied from the concept of the region"),
        editing__text_changed=_("Text of the website changed"),
        editing__image_rights=_("Rights of an image noted"),
    )


def place(request: HttpRequest) -> MunicipalitySnapshot:
    found: MunicipalitySnapshot | None = getattr(request, "municipality", None)
    if found is None:
        raise Http404
    return found


def department(pk: int) -> Department:
    return or_404(queries.department(pk))


def page_import(pk: int) -> PageImport:
    return or_404(queries.page_import(pk))


def text(ref: uuid.UUID) -> LocalText:
    return or_404(queries.text(ref))
