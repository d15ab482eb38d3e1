"""Reading the environment: typed, and loud with the name of what is wrong."""

import os
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def text(name: str, default: str | None = None) -> str:
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"{name} is not set. See docs/operations.md for what it means.")
    return value


def boolean(name: str, default: bool = False) -> bool:
    value = os.environ.get(name, str(default)).strip().lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}.")


def integer(name: str, default: int, *, least: int | None = None, most: int | None = None) -> int:
    value = os.environ.get(name, str(default)).strip()
    try:
        number = int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from None
    if (least is not None and number < least) or (most is not None and number > most):
        raise ImproperlyConfigured(f"{name} must lie between {least} and {most}, not {number}.")
    return number


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def keep_connections(settings: dict[str, Any], process: str) -> None:
    """How a process that answers requests keeps its connections; the others open one and stay with it.

    Each thread of web has one of its own for good, looked at when a request begins; handing it out and taking it back
    would cost more than what it does. Sockets come by the thousands: they share a pool.
    """
    if process == "web":
        settings |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
    elif process == "sockets":
        settings["OPTIONS"]["pool"] = {
            "min_size": 0,
            "max_size": integer("STREEKPOORT_POOL", 8, least=1),
            "timeout": 10,
            "max_lifetime": 600,
        }


def database(name: str, dsn: str) -> dict[str, Any]:
    """Django's settings for a `postgresql://user:password@host:port/name?option=value` address."""
    parts = urlsplit(dsn)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(f"{name} must look like postgresql://user:password@host:port/database.")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "foundation.tenancy.backend",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {"application_name": "streekpoort", **options},
    }
