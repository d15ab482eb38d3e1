"""Publications: the text on the page first, the document beside it."""

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from cms.site import publications, queries
from cms.site.blocks import PageText
from cms.site.models.base import BilingualPage, tabs

PER_PAGE = 20


class PublicationKind(models.TextChoices):
    REGULATION = "regulation", _("Regulation")
    PLAN = "plan", _("Plan")
    REPORT = "report", pgettext_lazy("publication", "Report")
    DECISION = "decision", _("Decision")
    LEAFLET = "leaflet", _("Leaflet")
    OTHER = "other", _("Other")


class PublicationsPage(BilingualPage):
    template = "site_pages/publications.html"
    schema_type = "CollectionPage"
    parent_page_types = ["site_pages.HomePage", "site_pages.ThemePage", "site_pages.SubsitePage"]
    subpage_types = ["site_pages.PublicationPage"]
    page_description = _("All publications, newest first.")
    edit_handler = tabs(content=[], french=[], settings=[FieldPanel("show_in_menus")], picture=False)

    class Meta:
        verbose_name = _("overview of publications")
        verbose_name_plural = _("overviews of publications")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        pages = Paginator(queries.publications_under(self), PER_PAGE)
        context["publications"] = pages.get_page(request.GET.get("pagina"))
        return context


class PublicationPage(BilingualPage):
    kind = models.CharField(_("kind"), max_length=20, choices=PublicationKind, default=PublicationKind.OTHER)
    published_on = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    body = StreamField(PageText(), verbose_name=_("text"), blank=True)
    body_fr = StreamField(PageText(), verbose_name=_("text in French"), blank=True)

    template = "site_pages/publication.html"
    schema_type = "Report"
    parent_page_types = ["site_pages.PublicationsPage"]
    subpage_types: list[str] = []
    page_description = _("A regulation, plan or report to read on the page, with the document beside it.")
    edit_handler = tabs(
        content=[
            FieldRowPanel([FieldPanel("kind"), FieldPanel("published_on"), FieldPanel("valid_until")]),
            FieldPanel("body"),
            InlinePanel("documents", heading=_("Documents"), label=_("Document")),
        ],
        french=[FieldPanel("body_fr")],
        settings=[],
    )

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["contents"] = publications.table_of_contents(context["versions"][0].body)
        context["files"] = queries.documents_of(self)
        return context

    def facts(self, request: HttpRequest) -> dict[str, Any]:
        return {"datePublished": self.published_on.isoformat()}

    def more_words(self) -> list[str]:
        return [str(self.get_kind_display())]


class PublicationDocument(Orderable):
    page = ParentalKey(PublicationPage, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        "wagtaildocs.Document",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=pgettext_lazy("publication", "document"),
    )
    title = models.CharField(_("title"), max_length=160, blank=True)

    panels = [FieldPanel("document"), FieldPanel("title")]

    class Meta(Orderable.Meta):
        verbose_name = pgettext_lazy("publication", "document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return self.title or str(self.document)
