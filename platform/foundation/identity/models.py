"""An account. It lives in one schema: a login of one municipality means nothing in another, or at the region."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """An account with a normalised address; without a password nobody can sign in until one is chosen."""
        if not email:
            raise ValueError("An account needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A member of staff, named by e-mail address. `valid_until` ends a guest's account by itself."""

    email = models.EmailField(_("e-mail address"), unique=True)
    display_name = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=5, default="nl")
    is_active = models.BooleanField(_("active"), default=True)
    valid_until = models.DateTimeField(_("valid until"), null=True, blank=True)
    date_joined = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["display_name"]

    def __str__(self) -> str:
        return self.display_name or self.email

    def get_full_name(self) -> str:
        return self.display_name

    def get_short_name(self) -> str:
        return self.display_name.split(" ")[0]


class Lockout(models.Model):
    """Wrong passwords counted per address as typed, and until when that address is closed."""

    login = models.CharField(max_length=254, unique=True)
    failures = models.PositiveIntegerField(default=0)
    since = models.DateTimeField(default=timezone.now)
    locked_until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-since"]

    def __str__(self) -> str:
        return self.login
