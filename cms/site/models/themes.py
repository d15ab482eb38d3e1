"""A theme or a service as a door: what the catalogue has under it, and the pages an editor put below.

Nothing of a product is typed again: the list is the catalogue of this moment.
"""

from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.site import extras, queries
from cms.site.blocks import PageText
from cms.site.icons import PAGE_ICONS
from cms.site.models.base import BilingualPage, tabs


class ThemeSelect(forms.Select):
    """The themes of the catalogue of the moment; without a catalogue there is nothing to choose."""

    @property
    def choices(self) -> Any:
        return [("", "---------"), *extras.theme_choices()]

    @choices.setter
    def choices(self, value: Any) -> None:
        """They are asked anew each time."""


class ThemePage(BilingualPage):
    icon = models.CharField(_("icon"), max_length=30, choices=PAGE_ICONS, default="file-text")
    theme = models.CharField(
        _("theme of the catalogue"),
        max_length=60,
        blank=True,
        help_text=_("All published products of this theme are listed by themselves."),
    )
    of_service = models.CharField(
        _("or products of a service"),
        max_length=120,
        blank=True,
        help_text=_("The name of the service as it stands in the catalogue."),
    )
    body = StreamField(PageText(), verbose_name=_("text"), blank=True)
    body_fr = StreamField(PageText(), verbose_name=_("text in French"), blank=True)

    template = "site_pages/theme.html"
    schema_type = "CollectionPage"
    parent_page_types = ["site_pages.HomePage", "site_pages.SubsitePage"]
    subpage_types = [
        "site_pages.ContentPage",
        "site_pages.GuidePage",
        "site_pages.StepByStepPage",
        "site_pages.PublicationsPage",
    ]
    page_description = _(
        "A door to everything about one theme or of one service. Its products come from the catalogue."
    )
    edit_handler = tabs(
        content=[
            MultiFieldPanel(
                [FieldPanel("theme", widget=ThemeSelect), FieldPanel("of_service")], heading=_("From the catalogue")
            ),
            FieldPanel("body"),
        ],
        french=[FieldPanel("body_fr")],
        settings=[FieldPanel("icon"), FieldPanel("show_in_menus")],
    )

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["products"] = self.products()
        context["children"] = queries.children_of(self)
        return context

    def products(self) -> list[extras.Sought]:
        if self.theme:
            return extras.products_of_theme(self.theme)
        return extras.products_of_service(self.of_service)
