"""How to answer a reporter. Keyed by the reference that the melding carries; nothing here names the melding."""

from __future__ import annotations

import uuid

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Concat, Lower, Right
from django.utils.translation import pgettext_lazy

SIGNIFICANT = 8  # digits: the same with and without the country


def last_digits() -> Right:
    """What tells one telephone number from another, however it was typed."""
    digits = Func(F("phone"), Value(r"\D"), Value(""), Value("g"), function="regexp_replace")
    return Right(digits, SIGNIFICANT)


ACCENTED = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝ"
PLAIN = "aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuy"


def searched() -> SearchVector:
    """The words by which somebody at the counter finds a person: name and street, without capitals and accents."""
    plain = Func(
        Lower(Concat("name", Value(" "), "street", Value(" "), "postal_code", Value(" "), "city")),
        Value(ACCENTED),
        Value(PLAIN),
        function="translate",
    )
    return SearchVector(plain, config="simple")


class AnswerChannel(models.TextChoices):
    """How somebody wants to hear from us."""

    MAIL = "mail", pgettext_lazy("answer channel", "By e-mail")
    SMS = "sms", pgettext_lazy("answer channel", "By text message")
    LETTER = "letter", pgettext_lazy("answer channel", "By letter")
    CALLBACK = "callback", pgettext_lazy("answer channel", "Call me")
    NONE = "none", pgettext_lazy("answer channel", "I need no answer")


class Contact(models.Model):
    """One reporter as they named themselves. Every field is optional: reporting needs no name.

    `answer_channel` empty means: nobody asked, the best way is taken.
    """

    ref = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    street = models.CharField(max_length=200, blank=True)
    postal_code = models.CharField(max_length=10, blank=True)
    city = models.CharField(max_length=100, blank=True)
    answer_channel = models.CharField(max_length=8, choices=AnswerChannel.choices, blank=True)
    language = models.CharField(max_length=5, default="nl")
    created_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True, help_text="Wants no more messages since then")

    class Meta:
        indexes = [
            models.Index(Lower("email"), name="contact_by_email"),
            models.Index(last_digits(), name="contact_by_phone"),
            GinIndex(searched(), name="contact_by_words"),
        ]

    def __str__(self) -> str:
        return str(self.ref)

    @property
    def way(self) -> str:
        """The channel that is used: what was asked for when it can work, else the best that can; "none" at last."""
        if self.stopped_at is not None:
            return AnswerChannel.NONE
        able = self.able
        if self.answer_channel == AnswerChannel.NONE or self.answer_channel in able:
            return self.answer_channel
        return able[0] if able else AnswerChannel.NONE

    @property
    def able(self) -> list[str]:
        """The channels for which enough is known, the best first."""
        known = {
            AnswerChannel.MAIL: bool(self.email),
            AnswerChannel.SMS: is_mobile(self.phone),
            AnswerChannel.CALLBACK: bool(self.phone),
            AnswerChannel.LETTER: bool(self.name and self.street and self.city),
        }
        return [channel.value for channel, possible in known.items() if possible]


class PersonalLink(models.Model):
    """A link that proves a mail address for half an hour: to "my meldingen", or to follow one melding.

    The row is made when somebody asks, what the link carries is drawn when the mail leaves, and only its hash is kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token_hash = models.CharField(max_length=64, blank=True)
    email = models.EmailField(max_length=254)
    language = models.CharField(max_length=5, default="nl")
    number = models.CharField(max_length=14, blank=True, help_text="The melding to follow; empty for all of one's own")
    expires_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["token_hash"], name="personal_link_token")]

    def __str__(self) -> str:
        return f"until {self.expires_at:%Y-%m-%d %H:%M}"


def is_mobile(phone: str) -> bool:
    """Whether a text message can arrive: a Belgian mobile number, or any number written with a country."""
    digits = "".join(sign for sign in phone if sign.isdigit() or sign == "+")
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    if digits.startswith("+32"):
        return digits[3:].lstrip("0").startswith("4") and len(digits) >= 12
    return digits.startswith("+") or (digits.startswith("04") and len(digits) == 10)
