"""The accessibility statement, and what was really measured.

The statement says nothing of itself about results: it shows the rows of `AuditResult`, and says so when there are none.
"""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.site import statement
from cms.site.blocks import PageText
from cms.site.models.base import BilingualPage, tabs


class AccessibilityPage(BilingualPage):
    """`body` holds what is known not to work yet. A test by people is only named when its date and report are given."""

    tested_by_people_on = models.DateField(_("tested by people on"), null=True, blank=True)
    tested_by = models.CharField(_("by whom"), max_length=120, blank=True)
    report_url = models.URLField(_("address of the report"), max_length=400, blank=True)
    body = StreamField(PageText(), verbose_name=_("what does not work well yet"), blank=True)
    body_fr = StreamField(PageText(), verbose_name=_("what does not work well yet, in French"), blank=True)

    template = "site_pages/accessibility.html"
    parent_page_types = ["site_pages.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    page_description = _("The statement the law asks for. The results of the tests stand in it by themselves.")
    edit_handler = tabs(
        content=[
            FieldPanel("body"),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("tested_by_people_on"), FieldPanel("tested_by")]), FieldPanel("report_url")],
                heading=_("Test by people"),
            ),
        ],
        french=[FieldPanel("body_fr")],
        settings=[],
        picture=False,
    )

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["audit"] = statement.of(self)
        return context


class AuditResult(models.Model):
    """One run of one tool on one type of page in one theme. Never typed by hand: see `cms.site.audits`."""

    page_type = models.CharField(max_length=60)
    theme = models.CharField(max_length=60)
    path = models.CharField(max_length=255)
    width = models.PositiveIntegerField()
    audited_on = models.DateField()
    tool = models.CharField(max_length=60)
    standard = models.CharField(max_length=120)
    passed = models.PositiveIntegerField(help_text="Rules that were tried and found right")
    violations = models.PositiveIntegerField(help_text="Rules that were broken")
    incomplete = models.PositiveIntegerField(help_text="Rules that a person has to look at")
    details = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["page_type", "theme", "width"]
        constraints = [
            models.UniqueConstraint(
                fields=["page_type", "theme", "width", "audited_on"], name="audit_result_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_type} ({self.theme}) {self.audited_on:%d-%m-%Y}: {self.violations}"
