"""Longer stories in small pieces: a guide in chapters, and a journey in steps."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.site import guides
from cms.site.blocks import JourneyText, PageText
from cms.site.icons import PAGE_ICONS
from cms.site.models.base import BilingualPage, tabs


class GuidePage(BilingualPage):
    """What stands before the first chapter. `?alles` shows every chapter on one page, to print."""

    icon = models.CharField(_("icon"), max_length=30, choices=PAGE_ICONS, default="file-text")
    body = StreamField(PageText(), verbose_name=_("text"), blank=True)
    body_fr = StreamField(PageText(), verbose_name=_("text in French"), blank=True)

    template = "site_pages/guide.html"
    schema_type = "Article"
    parent_page_types = ["site_pages.HomePage", "site_pages.ThemePage", "site_pages.SubsitePage"]
    subpage_types = ["site_pages.GuideChapterPage"]
    page_description = _("A subject in chapters, for example: marry, from the date to the certificate.")
    edit_handler = tabs(
        content=[FieldPanel("body")],
        french=[FieldPanel("body_fr")],
        settings=[FieldPanel("icon"), FieldPanel("show_in_menus")],
    )

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["whole"] = "alles" in request.GET
        context["chapters"] = guides.chapters(self, request, whole=context["whole"])
        return context


class GuideChapterPage(BilingualPage):
    body = StreamField(PageText(), verbose_name=_("text"), blank=True)
    body_fr = StreamField(PageText(), verbose_name=_("text in French"), blank=True)

    template = "site_pages/guide_chapter.html"
    schema_type = "Article"
    parent_page_types = ["site_pages.GuidePage"]
    subpage_types: list[str] = []
    page_description = _("One chapter of a guide.")
    edit_handler = tabs(content=[FieldPanel("body")], french=[FieldPanel("body_fr")], settings=[])

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context |= guides.around(self, request, context["crumbs"])
        return context


class StepByStepPage(BilingualPage):
    """A journey through several services: each step opens and says where to do it."""

    icon = models.CharField(_("icon"), max_length=30, choices=PAGE_ICONS, default="file-text")
    body = StreamField(JourneyText(), verbose_name=_("steps"), blank=True)
    body_fr = StreamField(JourneyText(), verbose_name=_("steps in French"), blank=True)

    template = "site_pages/step_by_step.html"
    schema_type = "HowTo"
    parent_page_types = ["site_pages.HomePage", "site_pages.ThemePage", "site_pages.SubsitePage"]
    subpage_types: list[str] = []
    page_description = _("What to do one after the other, for example: a child is born.")
    edit_handler = tabs(
        content=[FieldPanel("body")],
        french=[FieldPanel("body_fr")],
        settings=[FieldPanel("icon"), FieldPanel("show_in_menus")],
    )

    class Meta:
        verbose_name = _("step by step")
        verbose_name_plural = _("step by step")

    def facts(self, request: HttpRequest) -> dict[str, Any]:
        steps = [block.value["title"] for block in self.body if block.block_type == "step"]
        return {"step": [{"@type": "HowToStep", "name": title} for title in steps]} if steps else {}
