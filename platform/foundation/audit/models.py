"""One row per act. The columns of the person are values, not a relation: an entry outlives the account it speaks of."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.audit.verbs import label_of


class AuditEntry(models.Model):
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    verb = models.CharField(_("what"), max_length=80)
    by_schema = models.CharField(max_length=40, blank=True)
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(_("who"), max_length=200, blank=True)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=80, blank=True)
    subject_label = models.CharField(_("about"), max_length=200, blank=True)
    facts = models.JSONField(_("details"), default=dict)
    ip = models.GenericIPAddressField(_("address"), null=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="audit_newest"),
            models.Index(fields=["verb", "-at"], name="audit_verb"),
            models.Index(fields=["subject_kind", "subject_id"], name="audit_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.subject_label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise AppendOnlyError("An audit entry is written once; record a new one instead.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError("An audit entry cannot be deleted.")

    @property
    def verb_label(self) -> str:
        return label_of(self.verb)

    @property
    def facts_text(self) -> str:
        return ", ".join(f"{key}: {_words(value)}" for key, value in self.facts.items())


class AppendOnlyError(TypeError):
    """Somebody tried to change history; the database would have refused as well."""


def _words(value: Any) -> str:
    return " ".join(str(part) for part in value) if isinstance(value, list) else str(value)
