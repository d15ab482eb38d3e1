"""News: one index per municipality, newest first."""

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.site import queries
from cms.site.blocks import PageText
from cms.site.models.base import BilingualPage, tabs

PER_PAGE = 10


class NewsIndexPage(BilingualPage):
    template = "site_pages/news_index.html"
    parent_page_types = ["site_pages.HomePage", "site_pages.SubsitePage"]
    subpage_types = ["site_pages.NewsPage"]
    max_count_per_parent = 1
    page_description = _("The list of all news. Every website has one.")
    edit_handler = tabs(content=[], french=[], settings=[FieldPanel("show_in_menus")])

    class Meta:
        verbose_name = _("news overview")
        verbose_name_plural = _("news overviews")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        pages = Paginator(queries.news_under(self), PER_PAGE)
        context["news"] = pages.get_page(request.GET.get("pagina"))
        return context


class NewsPage(BilingualPage):
    schema_type = "NewsArticle"
    published_on = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    body = StreamField(PageText(), verbose_name=_("text"), blank=True)
    body_fr = StreamField(PageText(), verbose_name=_("text in French"), blank=True)

    template = "site_pages/news.html"
    parent_page_types = ["site_pages.NewsIndexPage"]
    subpage_types: list[str] = []
    page_description = _("One piece of news, shown on the home page while it is among the newest.")
    edit_handler = tabs(
        content=[FieldPanel("published_on"), FieldPanel("body")], french=[FieldPanel("body_fr")], settings=[]
    )

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")
