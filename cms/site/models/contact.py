"""Contact: click, call, come by. What is open now comes first; the rest stays on the page."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from cms.site import channels
from cms.site.blocks import PageText
from cms.site.models.base import BilingualPage, tabs
from tenants.office import opening_hours


class ContactPage(BilingualPage):
    """Telephone, mail and town hall come from the settings; `channels` are the ones beside them."""

    body = StreamField(PageText(), verbose_name=_("text"), blank=True)
    body_fr = StreamField(PageText(), verbose_name=_("text in French"), blank=True)

    template = "site_pages/contact.html"
    schema_type = "ContactPage"
    parent_page_types = ["site_pages.HomePage", "site_pages.SubsitePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    page_description = _("How to reach the municipality. What is open at this moment comes first.")
    edit_handler = tabs(
        content=[
            InlinePanel(
                "channels",
                heading=_("More ways to reach us"),
                label=_("Way"),
                help_text=_("Telephone, mail and town hall are on the page already: they come from the settings."),
            ),
            FieldPanel("body"),
        ],
        french=[FieldPanel("body_fr")],
        settings=[FieldPanel("show_in_menus")],
    )

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context |= channels.of_page(self, request)
        return context

    def facts(self, request: HttpRequest) -> dict[str, Any]:
        return channels.facts(request)


class ChannelKind(models.TextChoices):
    ONLINE = "online", _("Online")
    PHONE = "phone", _("Telephone")
    MESSAGE = "message", _("Message")
    MAIL = "mail", _("E-mail")
    VISIT = "visit", _("Come by")
    HOME = "home", _("At home or nearby")
    EMERGENCY = "emergency", _("Outside office hours")


class ContactChannel(Orderable):
    """`address` is a number, a mail address, a web address or a street, as the kind asks. Hours as in the settings."""

    page = ParentalKey(ContactPage, on_delete=models.CASCADE, related_name="channels")
    kind = models.CharField(_("kind"), max_length=20, choices=ChannelKind, default=ChannelKind.PHONE)
    title = models.CharField(_("text"), max_length=90)
    title_fr = models.CharField(_("text in French"), max_length=90, blank=True)
    address = models.CharField(_("number or address"), max_length=300)
    note = models.CharField(_("explanation"), max_length=200, blank=True)
    note_fr = models.CharField(_("explanation in French"), max_length=200, blank=True)
    hours = models.CharField(
        _("hours"),
        max_length=20,
        choices=[("always", _("day and night")), ("hall", _("as the town hall")), ("week", _("on weekdays"))],
        default="hall",
    )
    week_hours = models.CharField(
        _("on weekdays"), max_length=80, blank=True, help_text=_("For example 08:00-12:00, 13:00-18:00.")
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("title"), FieldPanel("address")]),
        FieldPanel("note"),
        FieldRowPanel([FieldPanel("hours"), FieldPanel("week_hours")]),
        FieldRowPanel([FieldPanel("title_fr"), FieldPanel("note_fr")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("way to reach us")
        verbose_name_plural = _("ways to reach us")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        channels.check(self.kind, self.address)
        try:
            opening_hours.from_text(self.week_hours)
        except ValidationError as error:
            raise ValidationError({"week_hours": error.messages}) from error
        if self.hours == "week" and not self.week_hours:
            raise ValidationError({"week_hours": _("Say from when until when.")})
