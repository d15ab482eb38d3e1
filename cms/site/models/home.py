"""The home page: what people come for most, what is open, how to report, the news and the agenda.

Its parts stand in the order an editor gave them, or in the standard order. Each reads what it shows when it is drawn,
so that a part that is not there costs nothing.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from cms.addresses import neighbours
from cms.site import extras, places, queries
from cms.site.home_blocks import STANDARD, HomeParts
from cms.site.models.base import BilingualPage, tabs

NEWS_ON_HOME = 3
EVENTS_ON_HOME = 3
PLACES_ON_HOME = 3
MAX_SOUGHT = 10


class HomePage(BilingualPage):
    """`title` is the name of the municipality; the question in large letters is the heading."""

    heading = models.CharField(
        _("heading"), max_length=90, blank=True, help_text=_("Left empty: “How can we help you?”")
    )
    heading_fr = models.CharField(_("heading in French"), max_length=90, blank=True)
    body = StreamField(
        HomeParts(),
        verbose_name=_("parts of the page"),
        blank=True,
        help_text=_("From top to bottom. Left empty, the page has the usual parts."),
    )

    template = "site_pages/home.html"
    parent_page_types = ["wagtailcore.Page"]
    schema_type = "GovernmentOrganization"
    subpage_types = [
        "site_pages.ContentPage",
        "site_pages.ThemePage",
        "site_pages.NewsIndexPage",
        "site_pages.AgendaPage",
        "site_pages.PlacesPage",
        "site_pages.DepartmentsPage",
        "site_pages.PeoplePage",
        "site_pages.GuidePage",
        "site_pages.StepByStepPage",
        "site_pages.PublicationsPage",
        "site_pages.ContactPage",
        "site_pages.AccessibilityPage",
        "site_pages.SubsitePage",
    ]
    max_count = 1
    page_description = _("The start page of the website. There is exactly one.")
    edit_handler = tabs(
        content=[
            FieldPanel("heading"),
            InlinePanel(
                "sought",
                heading=_("Often looked for"),
                label=_("Page or product"),
                max_num=MAX_SOUGHT,
                help_text=_("The pages people come for most. A page that is not published is left out by itself."),
            ),
            FieldPanel("body"),
        ],
        french=[FieldPanel("heading_fr")],
        settings=[],
    )

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["standard"] = () if self.body else STANDARD
        context["neighbours"] = neighbours(request)
        context["has_products"] = bool(extras.menu())
        context["sought"] = SimpleLazyObject(lambda: queries.sought_on(self))
        context["news"] = SimpleLazyObject(lambda: queries.latest_news(NEWS_ON_HOME))
        context["events"] = SimpleLazyObject(lambda: queries.coming_events(EVENTS_ON_HOME))
        context["places"] = SimpleLazyObject(lambda: places.lines_of(queries.places_on_home(PLACES_ON_HOME), request))
        context["overviews"] = SimpleLazyObject(lambda: queries.overviews())
        context["themes"] = SimpleLazyObject(lambda: queries.themes())
        return context


class ProductSelect(forms.Select):
    """The products of the moment; without a catalogue there is nothing to choose."""

    @property
    def choices(self) -> Any:
        return [("", "---------"), *extras.product_choices()]

    @choices.setter
    def choices(self, value: Any) -> None:
        """They are asked anew each time."""


class SoughtPage(Orderable):
    """One line of "Often looked for": a page of this website, or a product of the catalogue."""

    home = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="sought")
    page = models.ForeignKey(
        "site_pages.ContentPage",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("page"),
        null=True,
        blank=True,
    )
    product = models.CharField(_("or a product"), max_length=120, blank=True)

    panels = [
        PageChooserPanel("page", page_type="site_pages.ContentPage"),
        FieldPanel("product", widget=ProductSelect),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("page often looked for")
        verbose_name_plural = _("pages often looked for")

    def __str__(self) -> str:
        return self.product or str(self.page)

    def clean(self) -> None:
        super().clean()
        if bool(self.page_id) == bool(self.product):
            raise ValidationError(_("Choose a page or a product."))
