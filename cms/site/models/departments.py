"""Who does what: departments with their products, and people with what they answer for."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField

from cms.site import directory
from cms.site.blocks import PageText
from cms.site.forms import PageWithHoursForm
from cms.site.models.base import BilingualPage, tabs


class DepartmentsPage(BilingualPage):
    template = "site_pages/departments.html"
    schema_type = "CollectionPage"
    parent_page_types = ["site_pages.HomePage"]
    subpage_types = ["site_pages.DepartmentPage"]
    max_count_per_parent = 1
    page_description = _("All departments, from A to Z.")
    edit_handler = tabs(content=[], french=[], settings=[FieldPanel("show_in_menus")], picture=False)

    class Meta:
        verbose_name = _("overview of departments")
        verbose_name_plural = _("overviews of departments")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["departments"] = directory.departments(self, request)
        return context


class DepartmentPage(BilingualPage):
    """`service` is its name in the catalogue, when that is another one than its title."""

    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    place = models.ForeignKey(
        "site_pages.PlacePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="departments",
        verbose_name=_("place"),
    )
    hours = models.JSONField(
        _("opening hours"),
        default=dict,
        blank=True,
        help_text=_("Left empty: those of the place, else of the town hall."),
    )
    by_appointment = models.BooleanField(_("only by appointment"), default=False)
    body = StreamField(PageText(), verbose_name=_("text"), blank=True)
    body_fr = StreamField(PageText(), verbose_name=_("text in French"), blank=True)

    template = "site_pages/department.html"
    schema_type = "GovernmentOffice"
    base_form_class = PageWithHoursForm
    parent_page_types = ["site_pages.DepartmentsPage"]
    subpage_types = ["site_pages.ContentPage"]
    page_description = _("One department: what it does, where, and how to reach it.")
    edit_handler = tabs(
        content=[
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                    PageChooserPanel("place", page_type="site_pages.PlacePage"),
                    FieldPanel("by_appointment"),
                    FieldPanel("hours"),
                ],
                heading=_("Contact"),
            ),
            FieldPanel("body"),
        ],
        french=[FieldPanel("body_fr")],
        settings=[],
    )

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context |= directory.department(self, request)
        return context

    def facts(self, request: HttpRequest) -> dict[str, Any]:
        return directory.facts(self, request)


class Seat(models.TextChoices):
    COLLEGE = "college", _("Mayor and aldermen")
    COUNCIL = "council", _("Council")
    STAFF = "staff", pgettext_lazy("people", "Staff")


class PeoplePage(BilingualPage):
    template = "site_pages/people.html"
    schema_type = "CollectionPage"
    parent_page_types = ["site_pages.HomePage"]
    subpage_types = ["site_pages.PersonPage"]
    max_count_per_parent = 1
    page_description = _("People with what they answer for.")
    edit_handler = tabs(content=[], french=[], settings=[FieldPanel("show_in_menus")], picture=False)

    class Meta:
        verbose_name = _("overview of people")
        verbose_name_plural = _("overviews of people")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["groups"] = directory.people(self)
        return context


class PersonPage(BilingualPage):
    """`title` is the name, `summary` what this person answers for."""

    seat = models.CharField(_("group"), max_length=20, choices=Seat, default=Seat.STAFF)
    function = models.CharField(_("function"), max_length=120)
    function_fr = models.CharField(_("function in French"), max_length=120, blank=True)
    department = models.ForeignKey(
        "site_pages.DepartmentPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("department"),
    )
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    body = StreamField(PageText(), verbose_name=_("text"), blank=True)
    body_fr = StreamField(PageText(), verbose_name=_("text in French"), blank=True)

    template = "site_pages/person.html"
    schema_type = "Person"
    parent_page_types = ["site_pages.PeoplePage"]
    subpage_types: list[str] = []
    page_description = _("One person: name, function and how to reach them.")
    edit_handler = tabs(
        content=[
            FieldRowPanel([FieldPanel("seat"), FieldPanel("function")]),
            PageChooserPanel("department", page_type="site_pages.DepartmentPage"),
            FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
            FieldPanel("body"),
        ],
        french=[FieldPanel("function_fr"), FieldPanel("body_fr")],
        settings=[],
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["of"] = directory.department_of(self)
        return context

    def facts(self, request: HttpRequest) -> dict[str, Any]:
        found = {"jobTitle": self.function, "telephone": self.phone, "email": self.email}
        return {key: value for key, value in found.items() if value}

    def more_words(self) -> list[str]:
        return [self.function, self.function_fr]
