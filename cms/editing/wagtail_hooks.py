"""What the editor of Wagtail shows more: how easily a text reads, and a way to the desk."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from cms.editing import queries, sharing


class AttentionPanel(Component):
    """On the start screen: what is late, what waits, what changed at the region."""

    name = "attention"
    template_name = "editing/admin/attention.html"
    order = 105

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        overdue = queries.overdue(localdate())
        user = parent_context["request"].user if parent_context else None
        mine = [page for page in overdue if user is not None and page.owner == user.pk]
        return {
            "overdue": overdue[:8],
            "total": len(overdue),
            "mine": len(mine),
            "asking": sharing.asking(),
            "broken": len({link.page_id for link in queries.broken_links()}),
            "scheduled": len(queries.scheduled()),
        }


@hooks.register("construct_homepage_panels", order=50)
def add_attention(request: HttpRequest, panels: list[Any]) -> None:
    panels[:] = [panel for panel in panels if getattr(panel, "name", "") != "check_again"]
    panels.append(AttentionPanel())


@hooks.register("register_admin_menu_item")
def desk_in_menu() -> MenuItem:
    return MenuItem(_("Work on the website"), reverse("editing:desk"), name="desk", icon_name="list-ul", order=150)


@hooks.register("insert_editor_js")
def readability_beside_the_text() -> str:
    return render_to_string("editing/admin/readability.html")
