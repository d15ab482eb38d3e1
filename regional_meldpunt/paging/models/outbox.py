"""What has to go out: first a row, then handed over. Killed at any moment, the row says where it was."""

from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from foundation.tenancy.fields import MunicipalityField
from regional_meldpunt.paging.models.people import Channel, Kind, TestAlarm
from tenants.people.models import Person


class PageState(models.TextChoices):
    DUE = "due", pgettext_lazy("page", "Waits for its turn")
    HELD = "held", pgettext_lazy("page", "Held back")
    HANDING = "handing", pgettext_lazy("page", "Being sent")
    HANDED = "handed", pgettext_lazy("page", "Sent")
    DELIVERED = "delivered", pgettext_lazy("page", "Arrived")
    FAILED = "failed", pgettext_lazy("page", "Not sent")
    DROPPED = "dropped", pgettext_lazy("page", "No sign of arrival")
    CANCELLED = "cancelled", pgettext_lazy("page", "Not needed any more")


WAITING = (PageState.DUE, PageState.HELD)


class Purpose(models.TextChoices):
    ALARM = "alarm", pgettext_lazy("page", "Alarm")
    TEST = "test", pgettext_lazy("page", "Test alarm")
    CODE = "code", pgettext_lazy("page", "Code to verify")
    ANSWER = "answer", pgettext_lazy("page", "Answer")


class Page(models.Model):
    """One message to one person by one way. It holds no number or address: that is looked up when it goes.

    `key` stays the same whenever it is tried again, so that a gateway does not send twice. Several alarms in one
    message: the others point at the one that carried them by `bundle`. `passed_on_at`: the next way was brought
    forward because of this one. What is no alarm belongs to the region.
    """

    alarm = models.ForeignKey("dispatch.Alarm", on_delete=models.CASCADE, null=True, related_name="pages")
    municipality = MunicipalityField()
    received_by = MunicipalityField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=8, choices=Purpose, default=Purpose.ALARM)
    kind = models.CharField(max_length=8, choices=Kind)
    channel = models.ForeignKey(Channel, on_delete=models.SET_NULL, null=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    important = models.BooleanField(default=True)
    key = models.CharField(max_length=120, unique=True)
    test = models.ForeignKey(TestAlarm, on_delete=models.CASCADE, null=True, related_name="pages")
    words = models.TextField(blank=True)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=PageState, default=PageState.DUE)
    attempts = models.PositiveSmallIntegerField(default=0)
    taken_by = models.CharField(max_length=120, blank=True)
    lease_until = models.DateTimeField(null=True)
    bundle = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="carried")
    code = models.CharField(max_length=4, blank=True)
    handed_at = models.DateTimeField(null=True)
    receipt_due_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    passed_on_at = models.DateTimeField(null=True)
    reference = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["due_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # One step of an alarm reaches one person by one way once, however many engines there are.
            models.UniqueConstraint(fields=["municipality", "alarm", "kind", "position"], name="page_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["due_at"], condition=models.Q(state__in=["due", "held"]), name="page_due"),
            models.Index(fields=["lease_until"], condition=models.Q(state="handing"), name="page_leased"),
            models.Index(
                fields=["receipt_due_at"], condition=models.Q(receipt_due_at__isnull=False), name="page_no_receipt"
            ),
            models.Index(fields=["alarm", "position"], name="page_of_alarm"),
            models.Index(fields=["person", "kind", "-handed_at"], name="page_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.state}"


class Trail(models.Model):
    """What happened to a page beside its states, in order: a gateway that failed, a receipt, the next way taken."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="trail")
    municipality = MunicipalityField()
    received_by = MunicipalityField()
    at = models.DateTimeField()
    what = models.CharField(max_length=20)
    text = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return self.what
