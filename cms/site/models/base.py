"""What every page of a municipality's website shares: a Dutch text and, where the municipality speaks it, a French one,
who keeps it correct, a picture, and what machines read of it.

The French text stands on the same page as the Dutch one (ADR "French beside Dutch"): a notice of a municipality
with language facilities is one notice in two languages, written, checked and published in one act.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html, strip_tags
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import RichText

from cms.site import pictures, queries, subsites
from cms.site.forms import BilingualPageForm
from cms.site.languages import has_french
from cms.site.previewing import Previewing
from cms.site.speaking import Speaking

SEARCHED = 20_000
"""As many characters of a page are searched; longer ones are publications, which have their own table of contents."""


PLAIN_COOKIE = "eenvoudig"
"""Says `1` when the reader prefers plain language, and nothing else."""


class PlainText(RichText):
    """The plain words of a page, where its blocks stand otherwise."""

    def render_as_block(self, context: Any = None) -> str:
        return format_html('<div class="sp-text">{}</div>', self)


@dataclass(frozen=True)
class Version:
    """One language of a page, as a visitor reads it."""

    lang: str
    title: str
    summary: str
    body: Any


class BilingualPage(Speaking, Previewing, Page):
    """Abstract: title and summary in Dutch (Wagtail's own title) and optionally in French.

    Who owns a page is Wagtail's own `owner`; `service` is the name people know it by.
    """

    summary = models.CharField(
        _("summary"),
        max_length=200,
        blank=True,
        help_text=_("One sentence. It stands under the title, in lists and in search engines."),
    )
    title_fr = models.CharField(_("title in French"), max_length=255, blank=True)
    summary_fr = models.CharField(_("summary in French"), max_length=200, blank=True)
    picture = models.ForeignKey(
        "wagtailimages.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("Stands beside the title, in lists, and where people share the page."),
    )
    picture_alt = models.CharField(
        _("what the picture shows"),
        max_length=160,
        blank=True,
        help_text=_("For who cannot see it. Leave it empty when the picture only decorates."),
    )
    plain = RichTextField(
        _("the same in plain language"),
        features=["bold", "link", "ol", "ul"],
        blank=True,
        help_text=_("Short sentences, easy words. Who wants it reads this instead of the text."),
    )
    service = models.CharField(
        _("responsible service"), max_length=120, blank=True, help_text=_("Who keeps this page correct?")
    )
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    check_again_on = models.DateField(
        _("check again on"),
        null=True,
        blank=True,
        help_text=_("From that day on the page stands on your start screen."),
    )

    base_form_class = BilingualPageForm
    body: Any = ""
    body_fr: Any = ""
    schema_type: ClassVar[str] = "WebPage"
    """The type of schema.org this page is said to be."""
    private_page_options: ClassVar[list[str]] = []
    """A website of a municipality has no pages for some: kept pages, search and feeds count on that."""

    class Meta:
        abstract = True

    def versions(self, request: HttpRequest) -> list[Version]:
        """The languages to show, in order. Dutch comes first; who asked for French reads the French text alone."""
        plain = self.plain and request.COOKIES.get(PLAIN_COOKIE) == "1"
        dutch = Version("nl", self.title, self.summary, [PlainText(self.plain)] if plain else self.body)
        if not self.title_fr or not has_french(request):
            return [dutch]
        french = Version("fr", self.title_fr, self.summary_fr, self.body_fr)
        return [french] if get_language() == "fr" else [dutch, french]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        request.site_page = self  # type: ignore[attr-defined]  # what others add to a page asks for it
        context["versions"] = self.versions(request)
        context["crumbs"] = queries.above(self)
        context["subsite"] = subsites.around(self, context["crumbs"])
        pictures.ready(pictures.of_page(self, context["versions"]))
        return context

    def get_view_restrictions(self) -> Any:
        """None while no page at all is closed, which is one question instead of one per page above this one."""
        return super().get_view_restrictions() if queries.is_anything_closed() else PageViewRestriction.objects.none()

    def facts(self, request: HttpRequest) -> dict[str, Any]:
        """What a page type adds to its structured data (schema.org)."""
        return {}

    def search_text(self) -> str:
        """Everything a visitor can read on it, in both languages and without marks."""
        words = [self.title, self.title_fr, self.summary, self.summary_fr, *_texts(self.plain), *self.more_words()]
        for body in (self.body, self.body_fr):
            words += _texts(body.get_prep_value()) if body else []
        return " ".join(word for word in words if word)[:SEARCHED]

    def more_words(self) -> list[str]:
        """What stands in fields of its own instead of in the text."""
        return []


def _texts(value: Any) -> Iterator[str]:
    """The words in the stored form of a stream: what lies under `id` and `type` is for the machine."""
    if isinstance(value, str):
        yield " ".join(strip_tags(value.replace("<", " <")).split())
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in {"id", "type", "kind", "page", "address", "image", "document"}:
                yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


KEPT_BY = MultiFieldPanel(
    [FieldPanel("owner"), FieldPanel("service"), FieldPanel("checked_on"), FieldPanel("check_again_on")],
    heading=_("Kept correct by"),
)
PICTURE = MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Picture"))


def tabs(content: list[Any], french: list[Any], settings: list[Any], *, picture: bool = True) -> TabbedInterface:
    """The editing screen of a page: what is said, the same in French, and what is set."""
    look = [PICTURE] if picture else []
    return TabbedInterface(
        [
            ObjectList(
                [TitleFieldPanel("title"), FieldPanel("summary"), *content, FieldPanel("plain")], heading=_("Text")
            ),
            ObjectList([FieldPanel("title_fr"), FieldPanel("summary_fr"), *french], heading="Français"),
            ObjectList([KEPT_BY, *look, *settings, FieldPanel("slug"), FieldPanel("seo_title")], heading=_("Settings")),
        ]
    )
