"""A subsite: a part of the website with its own name, its own navigation and its own editors."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.site import queries
from cms.site.blocks import PageText
from cms.site.models.base import BilingualPage, tabs


class SubsitePage(BilingualPage):
    body = StreamField(PageText(), verbose_name=_("text"), blank=True)
    body_fr = StreamField(PageText(), verbose_name=_("text in French"), blank=True)
    editors = ParentalManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="+",
        verbose_name=_("editors of this subsite"),
        help_text=_("They write and publish here, and nowhere else unless they are an editor of the whole website."),
    )

    template = "site_pages/subsite.html"
    parent_page_types = ["site_pages.HomePage"]
    subpage_types = [
        "site_pages.ContentPage",
        "site_pages.ThemePage",
        "site_pages.NewsIndexPage",
        "site_pages.AgendaPage",
        "site_pages.PlacesPage",
        "site_pages.GuidePage",
        "site_pages.StepByStepPage",
        "site_pages.PublicationsPage",
        "site_pages.ContactPage",
    ]
    page_description = _("A part with its own name, menu and editors, for example the library or the museum.")
    edit_handler = tabs(
        content=[FieldPanel("body")],
        french=[FieldPanel("body_fr")],
        settings=[MultiFieldPanel([FieldPanel("editors")], heading=_("Rights")), FieldPanel("show_in_menus")],
    )

    class Meta:
        verbose_name = _("subsite")
        verbose_name_plural = _("subsites")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["children"] = queries.children_of(self)
        return context
