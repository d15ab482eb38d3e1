"""The agenda: what is to be done, once or again and again.

An event that comes back is one page with a rule; its days are worked out when they are shown (`cms.site.recurrence`).
`first_day` and `last_day` bound them, so that a list reads only the events that can fall in it.
"""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField

from cms.site import agenda, queries
from cms.site.blocks import PageText
from cms.site.models.base import BilingualPage, tabs
from cms.site.recurrence import MOST_DAYS, Repeat, Rule


class Category(models.TextChoices):
    CULTURE = "culture", _("Culture")
    SPORT = "sport", _("Sport and outdoors")
    CHILDREN = "children", _("Children and young people")
    NEIGHBOURHOOD = "neighbourhood", _("In your neighbourhood")
    LEARNING = "learning", _("Learning and computers")
    CARE = "care", _("Care and seniors")
    MARKET = "market", _("Markets and fairs")
    COUNCIL = "council", _("Council and participation")


class AgendaPage(BilingualPage):
    template = "site_pages/agenda.html"
    schema_type = "CollectionPage"
    parent_page_types = ["site_pages.HomePage", "site_pages.SubsitePage"]
    subpage_types = ["site_pages.EventPage"]
    max_count_per_parent = 1
    page_description = _("The agenda with all events, by month and by kind.")
    edit_handler = tabs(content=[], french=[], settings=[FieldPanel("show_in_menus")], picture=False)

    class Meta:
        verbose_name = _("agenda")
        verbose_name_plural = _("agendas")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["agenda"] = agenda.asked(self, request.GET)
        context["categories"] = Category.choices
        return context


class EventPage(BilingualPage):
    category = models.CharField(_("kind"), max_length=20, choices=Category, default=Category.NEIGHBOURHOOD)
    first_day = models.DateField(_("day"), db_index=True)
    starts_at = models.TimeField(_("from"), null=True, blank=True, help_text=_("Left empty: the whole day."))
    ends_on = models.DateField(_("last day"), null=True, blank=True, help_text=_("Only when it takes several days."))
    ends_at = models.TimeField(_("until"), null=True, blank=True)
    repeat = models.CharField(_("comes back"), max_length=20, choices=Repeat, default=Repeat.NEVER)
    repeat_until = models.DateField(_("until and including"), null=True, blank=True)
    except_on = models.TextField(
        _("not on"), blank=True, help_text=_("One day per line, for example 24-12-2026."), max_length=2000
    )
    last_day = models.DateField(editable=False, db_index=True)
    cancelled = models.BooleanField(
        _("cancelled"), default=False, help_text=_("It stays in the agenda, marked as such.")
    )
    place = models.ForeignKey(
        "site_pages.PlacePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("place"),
    )
    place_text = models.CharField(_("or an address"), max_length=160, blank=True)
    price = models.CharField(_("price"), max_length=120, blank=True, help_text=_("For example: free, or 5 euro."))
    register_url = models.URLField(_("address to register"), max_length=400, blank=True)
    organiser = models.CharField(_("organiser"), max_length=120, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    body = StreamField(PageText(), verbose_name=_("text"), blank=True)
    body_fr = StreamField(PageText(), verbose_name=_("text in French"), blank=True)

    template = "site_pages/event.html"
    schema_type = "Event"
    parent_page_types = ["site_pages.AgendaPage"]
    subpage_types: list[str] = []
    page_description = _("One thing to do: a concert, a market, a council, each week a lesson.")
    edit_handler = tabs(
        content=[
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("first_day"), FieldPanel("starts_at"), FieldPanel("ends_at")]),
                    FieldRowPanel([FieldPanel("ends_on"), FieldPanel("cancelled")]),
                ],
                heading=_("When"),
            ),
            MultiFieldPanel(
                [
                    HelpPanel(_("An event that comes back is one page. Its days follow from what you choose here.")),
                    FieldRowPanel([FieldPanel("repeat"), FieldPanel("repeat_until")]),
                    FieldPanel("except_on"),
                ],
                heading=_("Comes back"),
            ),
            MultiFieldPanel(
                [PageChooserPanel("place", page_type="site_pages.PlacePage"), FieldPanel("place_text")],
                heading=_("Where"),
            ),
            FieldPanel("body"),
        ],
        french=[FieldPanel("body_fr")],
        settings=[
            FieldPanel("category"),
            MultiFieldPanel(
                [
                    FieldPanel("price"),
                    FieldPanel("register_url"),
                    FieldPanel("organiser"),
                    FieldPanel("phone"),
                    FieldPanel("email"),
                ],
                heading=_("Take part"),
            ),
        ],
    )

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    @property
    def rule(self) -> Rule:
        """Also of a draft: a line that is no day (yet) skips nothing."""
        days = (_day_if_any(line) for line in self.except_on.split())
        return Rule(Repeat(self.repeat), self.first_day, self.repeat_until, frozenset(day for day in days if day))

    @property
    def length(self) -> int:
        """How many days it takes beyond the first."""
        return (self.ends_on - self.first_day).days if self.ends_on else 0

    def skipped(self) -> list[date]:
        """Raises ValidationError for a line that is no day."""
        return [_day(line) for line in self.except_on.split()]

    def clean(self) -> None:
        super().clean()
        if self.first_day is None:
            return
        if self.ends_on and self.ends_on < self.first_day:
            raise ValidationError({"ends_on": _("The last day comes before the first.")})
        if not self.ends_on and self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError(
                {"ends_at": _("It would end before it starts. Give a last day if it ends after midnight.")}
            )
        if self.ends_at and not self.starts_at:
            raise ValidationError({"starts_at": _("Say when it starts as well.")})
        if self.repeat != Repeat.NEVER:
            self._check_repeat()
        try:
            self.skipped()
        except ValidationError as error:
            raise ValidationError({"except_on": error.messages}) from error

    def _check_repeat(self) -> None:
        if self.repeat_until is None:
            raise ValidationError({"repeat_until": _("Until when does it come back?")})
        if not 0 <= (self.repeat_until - self.first_day).days <= MOST_DAYS:
            raise ValidationError({"repeat_until": _("Choose a day at most two years after the first.")})

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.settle()
        super().full_clean(*args, **kwargs)

    def settle(self) -> None:
        """`last_day` follows from the rest."""
        until = self.repeat_until if self.repeat != Repeat.NEVER and self.repeat_until else self.first_day
        if until is not None and self.first_day is not None:
            self.last_day = max(until, self.ends_on or until)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["where"] = queries.place_of(self)
        context["coming"] = agenda.coming_of(self)
        return context

    def facts(self, request: HttpRequest) -> dict[str, Any]:
        return agenda.facts(self)

    def more_words(self) -> list[str]:
        return [self.place_text, self.organiser, self.price, str(self.get_category_display())]


def _day_if_any(text: str) -> date | None:
    try:
        return _day(text)
    except ValidationError:
        return None


def _day(text: str) -> date:
    numbers = text.replace("/", "-").split("-")
    try:
        parts = [int(number) for number in numbers]
        return date(*parts) if parts[0] > 31 else date(parts[2], parts[1], parts[0])
    except (ValueError, IndexError, TypeError) as error:
        raise ValidationError(_("“%(text)s” is not a day. Write it like 24-12-2026.") % {"text": text}) from error
