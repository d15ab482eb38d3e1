"""Places people go to: the library, the recycling park, the sports hall; where they are and when they are open."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from cms.site import places, queries
from cms.site.blocks import PageText
from cms.site.forms import PageWithHoursForm
from cms.site.models.base import BilingualPage, tabs
from tenants.office import opening_hours


class PlaceKind(models.TextChoices):
    HALL = "hall", _("Town hall")
    SOCIAL = "social", _("Social house")
    LIBRARY = "library", _("Library")
    RECYCLING = "recycling", _("Recycling park")
    SPORT = "sport", _("Sports hall")
    POOL = "pool", _("Swimming pool")
    CULTURE = "culture", _("Culture and meeting")
    YOUTH = "youth", _("Youth")
    CHILDCARE = "childcare", _("Childcare")
    CARE = "care", _("Care and seniors")
    PARK = "park", _("Park and playground")
    TOURISM = "tourism", _("Tourism")
    CEMETERY = "cemetery", _("Cemetery")
    OTHER = "other", _("Other")


class PlacesPage(BilingualPage):
    template = "site_pages/places.html"
    schema_type = "CollectionPage"
    parent_page_types = ["site_pages.HomePage", "site_pages.SubsitePage"]
    subpage_types = ["site_pages.PlacePage"]
    max_count_per_parent = 1
    page_description = _("All places with their hours, in a list and on a map.")
    edit_handler = tabs(content=[], french=[], settings=[FieldPanel("show_in_menus")], picture=False)

    class Meta:
        verbose_name = _("overview of places")
        verbose_name_plural = _("overviews of places")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context |= places.overview(self, request)
        return context


class PlacePage(BilingualPage):
    kind = models.CharField(_("kind"), max_length=20, choices=PlaceKind, default=PlaceKind.OTHER)
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=4, blank=True)
    city = models.CharField(_("place"), max_length=80, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), max_length=400, blank=True)
    hours = models.JSONField(_("opening hours"), default=dict, blank=True)
    hours_of_hall = models.BooleanField(
        _("same hours as the town hall"), default=False, help_text=_("Then the settings of the municipality count.")
    )
    closed_on_holidays = models.BooleanField(_("closed on holidays and closing days of the municipality"), default=True)
    access = models.CharField(
        _("accessibility"), max_length=300, blank=True, help_text=_("Ramp, lift, adapted toilet, parking space.")
    )
    on_home = models.BooleanField(_("show on the home page whether it is open"), default=False)
    body = StreamField(PageText(), verbose_name=_("text"), blank=True)
    body_fr = StreamField(PageText(), verbose_name=_("text in French"), blank=True)

    template = "site_pages/place.html"
    schema_type = "CivicStructure"
    base_form_class = PageWithHoursForm
    parent_page_types = ["site_pages.PlacesPage"]
    subpage_types: list[str] = []
    page_description = _("One building or place with address, hours and telephone.")
    edit_handler = tabs(
        content=[
            MultiFieldPanel(
                [
                    FieldPanel("kind"),
                    FieldRowPanel([FieldPanel("street"), FieldPanel("postal_code"), FieldPanel("city")]),
                    FieldRowPanel([FieldPanel("lat"), FieldPanel("lon")]),
                ],
                heading=_("Where"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("hours_of_hall"),
                    FieldPanel("hours"),
                    FieldPanel("closed_on_holidays"),
                    InlinePanel("exceptions", label=_("Exception"), heading=_("Days that are different")),
                ],
                heading=_("When"),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                    FieldPanel("website"),
                    FieldPanel("access"),
                ],
                heading=_("Contact"),
            ),
            FieldPanel("body"),
        ],
        french=[FieldPanel("body_fr")],
        settings=[FieldPanel("on_home")],
    )

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")

    @property
    def address(self) -> str:
        town = f"{self.postal_code} {self.city}".strip()
        return ", ".join(part for part in (self.street, town) if part)

    def clean(self) -> None:
        super().clean()
        if (self.lat is None) != (self.lon is None):
            raise ValidationError({"lon": _("Give both numbers, or none.")})
        if self.lat is not None and self.lon is not None and not (49 < self.lat < 52 and 2 < self.lon < 7):
            raise ValidationError({"lat": _("This is not in Belgium. Latitude is about 50.8, longitude about 3.3.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context |= places.one(self, request)
        context["events"] = queries.events_at(self)
        return context

    def facts(self, request: HttpRequest) -> dict[str, Any]:
        return places.facts(self, request)

    def more_words(self) -> list[str]:
        return [self.address, self.access, str(self.get_kind_display())]


class PlaceException(Orderable):
    """Days on which the hours of the week do not hold. Without hours it is closed."""

    place = ParentalKey(PlacePage, on_delete=models.CASCADE, related_name="exceptions")
    day = models.DateField(_("day"))
    until = models.DateField(_("until and including"), null=True, blank=True)
    hours = models.CharField(
        _("open"), max_length=80, blank=True, help_text=_("For example 10:00-12:00. Left empty: closed.")
    )
    reason = models.CharField(_("reason"), max_length=80, blank=True)
    reason_fr = models.CharField(_("reason in French"), max_length=80, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("day"), FieldPanel("until"), FieldPanel("hours")]),
        FieldRowPanel([FieldPanel("reason"), FieldPanel("reason_fr")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions")

    def __str__(self) -> str:
        return f"{self.day:%d-%m-%Y} {self.reason}".strip()

    def clean(self) -> None:
        super().clean()
        if self.day and self.until and self.until < self.day:
            raise ValidationError({"until": _("The last day comes before the first.")})
        try:
            opening_hours.from_text(self.hours)
        except ValidationError as error:
            raise ValidationError({"hours": error.messages}) from error
