"""What an editor sees around the pages: what asks for attention, and nothing superfluous."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html_join
from wagtail import hooks
from wagtail.admin.ui.components import Component

from cms.site import queries, subsites
from cms.site.models import SubsitePage
from cms.site.previewing import ContentCheck
from cms.site.setup import EDITORS

UNUSED_MENU_ITEMS = {"help"}


class CheckAgainPanel(Component):
    """Pages whose review date has passed: a website ages by itself, nobody notices it by reading."""

    name = "check_again"
    template_name = "site_pages/admin/check_again.html"
    order = 110

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"pages": queries.to_check_again(), "home": queries.home()}


@hooks.register("construct_homepage_panels")
def add_panels(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(CheckAgainPanel())


@hooks.register("construct_homepage_summary_items")
def shorten_summary(request: HttpRequest, items: list[Any]) -> None:
    """Counts of pages and images do not help anybody decide what to do next."""
    items.clear()


@hooks.register("construct_main_menu")
def shorten_menu(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in UNUSED_MENU_ITEMS]


@hooks.register("insert_global_admin_css")
def add_admin_css() -> str:
    """Our typeface, the colours of this municipality, and what Wagtail is to make of them."""
    sheets = (static("design/fonts.css"), reverse("design:theme"), static("site_pages/admin.css"))
    return format_html_join("", '<link rel="stylesheet" href="{}">', ((sheet,) for sheet in sheets))


@hooks.register("construct_wagtail_userbar")
def no_userbar(request: HttpRequest, items: list[Any], page: Any = None) -> None:
    """The bar over the public page needs inline scripts, which the public pages forbid; editors work from /cms/.

    In the editor and in a preview, which stand under /cms/, the checks of accessibility stay.
    """
    editing = any(getattr(item, "in_editor", False) for item in items)
    in_preview = getattr(request, "in_preview_panel", False)
    items[:] = [ContentCheck(in_editor=editing)] if editing or in_preview else []


@hooks.register("after_publish_page")
def settle_subsite(request: HttpRequest, page: Any) -> None:
    """Who edits the whole website says who edits a part; an editor of the part alone cannot add colleagues."""
    found = page.specific_deferred
    if isinstance(found, SubsitePage) and request.user.groups.filter(name=EDITORS).exists():
        subsites.settle(found)


@hooks.register("after_delete_page")
def forget_subsite(request: HttpRequest, page: Any) -> None:
    if isinstance(page, SubsitePage):
        subsites.forget(page)
