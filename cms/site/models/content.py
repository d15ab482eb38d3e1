"""A page that explains one thing: moving house, waste, the privacy statement."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.site import queries
from cms.site.blocks import PageText
from cms.site.icons import PAGE_ICONS
from cms.site.models.base import BilingualPage, tabs


class ContentPage(BilingualPage):
    hint = models.CharField(
        _("hint"), max_length=60, blank=True, help_text=_("A few words under the title on the home page.")
    )
    hint_fr = models.CharField(_("hint in French"), max_length=60, blank=True)
    icon = models.CharField(_("icon"), max_length=30, choices=PAGE_ICONS, default="file-text")
    body = StreamField(PageText(), verbose_name=_("text"), blank=True)
    body_fr = StreamField(PageText(), verbose_name=_("text in French"), blank=True)
    show_contact = models.BooleanField(
        _("show how to reach the town hall"),
        default=True,
        help_text=_("Telephone, address and opening hours beside the text."),
    )

    template = "site_pages/content.html"
    parent_page_types = [
        "site_pages.HomePage",
        "site_pages.ContentPage",
        "site_pages.ThemePage",
        "site_pages.SubsitePage",
        "site_pages.DepartmentPage",
    ]
    subpage_types = ["site_pages.ContentPage"]
    page_description = _("Explains one subject. For example: moving house, waste, parking.")
    edit_handler = tabs(
        content=[FieldPanel("hint"), FieldPanel("body")],
        french=[FieldPanel("hint_fr"), FieldPanel("body_fr")],
        settings=[
            MultiFieldPanel(
                [FieldPanel("icon"), FieldPanel("show_contact"), FieldPanel("show_in_menus")], heading=_("Appearance")
            ),
        ],
    )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["children"] = queries.children_of(self)
        return context

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")
