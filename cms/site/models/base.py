"""What every page of a municipality's website shares: a Dutch text and, where the municipality speaks it, a French one.

The French text stands on the same page as the Dutch one (ADR "French beside Dutch"): a notice of a municipality
with language facilities is one notice in two languages, written, checked and published in one act.
"""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page

from cms.site import queries
from cms.site.forms import BilingualPageForm
from cms.site.languages import has_french


@dataclass(frozen=True)
class Version:
    """One language of a page, as a visitor reads it."""

    lang: str
    title: str
    summary: str
    body: Any


class BilingualPage(Page):
    """Abstract: title and summary in Dutch (Wagtail's own title) and optionally in French."""

    summary = models.CharField(
        _("summary"),
        max_length=200,
        blank=True,
        help_text=_("One sentence. It stands under the title, in lists and in search engines."),
    )
    title_fr = models.CharField(_("title in French"), max_length=255, blank=True)
    summary_fr = models.CharField(_("summary in French"), max_length=200, blank=True)

    base_form_class = BilingualPageForm
    body: Any = ""
    body_fr: Any = ""

    class Meta:
        abstract = True

    def versions(self, request: HttpRequest) -> list[Version]:
        """The languages to show, in order. Dutch comes first; who asked for French reads the French text alone."""
        dutch = Version("nl", self.title, self.summary, self.body)
        if not self.title_fr or not has_french(request):
            return [dutch]
        french = Version("fr", self.title_fr, self.summary_fr, self.body_fr)
        return [french] if get_language() == "fr" else [dutch, french]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["versions"] = self.versions(request)
        context["crumbs"] = queries.above(self)
        return context


def tabs(content: list[Any], french: list[Any], settings: list[Any]) -> TabbedInterface:
    """The editing screen of a page: what is said, the same in French, and what is set."""
    return TabbedInterface(
        [
            ObjectList([FieldPanel("title"), FieldPanel("summary"), *content], heading=_("Text")),
            ObjectList([FieldPanel("title_fr"), FieldPanel("summary_fr"), *french], heading="Français"),
            ObjectList([*settings, FieldPanel("slug"), FieldPanel("seo_title")], heading=_("Settings")),
        ]
    )
