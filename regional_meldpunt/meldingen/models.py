"""The melding and everything that hangs on it. All of it lives in `public`, under row level security.

Nothing here says who reported it: a melding carries `contact_ref`, a meaningless number that only the contact book
of the competent municipality can turn into a person.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy

from foundation.files.models import StoredFile
from foundation.identity.actor import ActorField
from foundation.tenancy.fields import MunicipalityField
from regional_meldpunt.categories.models import Category, Urgency
from regional_meldpunt.meldingen.resolutions import Resolution
from regional_meldpunt.meldingen.statuses import STATUSES, Status, state


class Kind(models.TextChoices):
    MELDING = "melding", pgettext_lazy("kind of melding", "Report")
    QUESTION = "question", pgettext_lazy("kind of melding", "Question")
    COMPLAINT = "complaint", pgettext_lazy("kind of melding", "Complaint")
    SUGGESTION = "suggestion", pgettext_lazy("kind of melding", "Suggestion")
    MISDELIVERED = "misdelivered", pgettext_lazy("kind of melding", "Wrongly delivered")


class Responsible(models.TextChoices):
    """Who has to act now. Both sides see it."""

    REGION = "region", pgettext_lazy("responsible", "Regional desk")
    MUNICIPALITY = "municipality", pgettext_lazy("responsible", "Own team")


class Channel(models.TextChoices):
    WEB = "web", pgettext_lazy("channel", "Website")
    PHONE = "phone", pgettext_lazy("channel", "Telephone")
    COUNTER = "counter", pgettext_lazy("channel", "Counter")
    PAPER = "paper", pgettext_lazy("channel", "Letter")
    MAIL = "mail", pgettext_lazy("channel", "E-mail")
    OPEN311 = "open311", pgettext_lazy("channel", "Other software (Open311)")
    PARTNER = "partner", pgettext_lazy("channel", "Partner")


class Visibility(models.TextChoices):
    """How far a line of history travels."""

    PUBLIC = "public", pgettext_lazy("visibility", "Public")
    REPORTER = "reporter", pgettext_lazy("visibility", "Reporter and staff")
    INTERNAL = "internal", pgettext_lazy("visibility", "Staff")
    CONFIDENTIAL = "confidential", pgettext_lazy("visibility", "Confidential")


class Melding(models.Model):
    """One fact at one place. `municipality` is competent now, `received_by` is where it came in and never changes."""

    number = models.CharField(max_length=14)
    secret_hash = models.CharField(max_length=64)
    key = models.UUIDField(help_text="Idempotency key: one draft makes one melding, however often it is sent")

    municipality = MunicipalityField()
    received_by = MunicipalityField()
    at_desk = models.BooleanField(default=False, help_text="The regional desk handles it, or did at some moment")
    responsible = models.CharField(max_length=12, choices=Responsible.choices)
    responsible_reason = models.CharField(max_length=24)

    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.MELDING)
    channel = models.CharField(max_length=8, choices=Channel.choices, default=Channel.WEB)
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="+", db_index=False)
    urgency = models.CharField(max_length=10, choices=Urgency.choices)
    danger = models.BooleanField(default=False, help_text="The reporter says that somebody is in danger")
    description = models.TextField(blank=True)
    answers = models.JSONField(default=list, blank=True, help_text="Answers to the questions of the category")
    asset = models.CharField(
        max_length=80, blank=True, help_text="Reference of the lamp post, bench or sewer it is about"
    )
    public = models.BooleanField(default=False, help_text="May stand on the public map, without words of the reporter")

    place_text = models.CharField(max_length=300, blank=True)
    postal_code = models.CharField(max_length=4, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    metres_outside = models.PositiveIntegerField(default=0, help_text="Distance outside the region, 0 when inside")

    status = models.CharField(max_length=16, choices=STATUSES, default=Status.RECEIVED)
    claimed_by = ActorField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    resolution = models.CharField(max_length=16, choices=Resolution.choices, blank=True)
    team = models.CharField(max_length=60, blank=True, help_text="Slug of a team of whoever is responsible")
    assigned_to = ActorField(null=True, blank=True)
    merged_into = models.CharField(
        max_length=14, blank=True, help_text="Number of the melding that tells the same fact"
    )
    storm = models.CharField(max_length=40, blank=True, help_text="Groups what one storm caused")
    version = models.PositiveIntegerField(default=1)

    contact_ref = models.UUIDField(null=True, blank=True)
    language = models.CharField(max_length=5, default="nl")
    reported_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    deadline_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True, help_text="The clock stands still since then")

    class Meta:
        # Not `unique=True`: that brings a second index, for a search by the beginning that row security never uses.
        constraints = [
            models.UniqueConstraint(fields=["number"], name="melding_number"),
            models.UniqueConstraint(fields=["received_by", "key"], name="melding_once_per_key"),
        ]
        indexes = [
            models.Index(fields=["municipality", "status", "urgency"], name="melding_work"),
            models.Index(fields=["municipality", "category", "lat", "lon"], name="melding_nearby"),
            models.Index(fields=["category", "-reported_at", "-id"], name="melding_by_category"),
            models.Index(
                fields=["municipality", "-reported_at", "-id"],
                condition=models.Q(public=True, merged_into=""),
                name="melding_public",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_final(self) -> bool:
        return self.finished_at is not None


class Signaal(models.Model):
    """One contact by one person about the fact. Each has its own secret link: `secret_links.token(signaal.key)`.

    That its melding exists is guarded by the key of the wall (municipality, received_by, melding), as for history.
    """

    melding = models.ForeignKey(Melding, models.CASCADE, related_name="signalen", db_index=False, db_constraint=False)
    municipality = MunicipalityField()
    received_by = MunicipalityField()
    key = models.UUIDField(help_text="Idempotency key, as for the melding")
    secret_hash = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = ActorField()
    channel = models.CharField(max_length=8, choices=Channel.choices)
    contact_ref = models.UUIDField(null=True, blank=True)
    language = models.CharField(max_length=5, default="nl")
    description = models.TextField(blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    first = models.BooleanField(default=False, help_text="The contact that made the melding")

    class Meta:
        ordering = ["at", "id"]
        verbose_name_plural = "signalen"
        constraints = [models.UniqueConstraint(fields=["melding", "key"], name="signaal_once_per_key")]

    def __str__(self) -> str:
        return f"{self.channel} {self.at:%Y-%m-%d %H:%M}"


class HistoryEntry(models.Model):
    """One step: who, when, from, to, why. Append-only; no role but the owner may change or delete a line."""

    melding = models.ForeignKey(Melding, models.CASCADE, related_name="history", db_index=False, db_constraint=False)
    municipality = MunicipalityField()
    received_by = MunicipalityField()
    at = models.DateTimeField()
    by = ActorField()
    verb = models.CharField(max_length=24)
    from_status = models.CharField(max_length=16, blank=True)
    to_status = models.CharField(max_length=16, blank=True)
    text = models.TextField(blank=True)
    visibility = models.CharField(max_length=12, choices=Visibility.choices, default=Visibility.INTERNAL)

    class Meta:
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["melding", "at"], name="history_of_a_melding"),
            models.Index(fields=["municipality", "at", "id"], name="history_by_day"),
        ]
        verbose_name_plural = "history entries"

    def __str__(self) -> str:
        return f"{self.verb} {self.at:%Y-%m-%d %H:%M}"

    @property
    def public_sentence(self) -> str:
        """What the public reads about a change of status."""
        return str(state(self.to_status).public) if self.to_status else ""

    @property
    def for_reporter(self) -> bool:
        """Whether the reporter may read the text, not only the step."""
        return self.visibility in (Visibility.PUBLIC, Visibility.REPORTER)


class Attachment(models.Model):
    """A photo that belongs to a melding. The bytes are a `StoredFile`; this row says who may see it."""

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="attachments")
    municipality = MunicipalityField()
    received_by = MunicipalityField()
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    by = ActorField()
    at = models.DateTimeField()
    caption = models.CharField(max_length=200, blank=True)
    visibility = models.CharField(max_length=12, choices=Visibility.choices, default=Visibility.REPORTER)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["municipality", "melding"], name="attachment_of_melding")]

    def __str__(self) -> str:
        return f"photo {self.pk}"
