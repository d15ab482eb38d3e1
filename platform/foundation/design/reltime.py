"""Time as people say it: "5 minutes ago", "today at 9.05", "Wednesday at 8.31", "23 November"."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

HOUR = 60
DAY = 24 * HOUR


def tag(at: datetime, *, short: bool = False, now: datetime | None = None) -> SafeString:
    now = now or timezone.now()
    words = brief(at, now) if short else spoken(at, now)
    return format_html(
        '<time datetime="{}" title="{}"{}>{}</time>',
        timezone.localtime(at).isoformat(timespec="seconds"),
        exact(at),
        SafeString(" data-brief") if short else "",
        words,
    )


def exact(at: datetime) -> str:
    return written(at, _("l j F Y, H:i"))


def written(at: datetime, pattern: str) -> str:
    """A date in words; only English writes its weekdays with a capital."""
    words = date_format(timezone.localtime(at), pattern)
    return words if (get_language() or "").startswith("en") else words.lower()


def clock(at: datetime) -> str:
    return date_format(timezone.localtime(at), _("H:i"))


def spoken(at: datetime, now: datetime) -> str:
    """For citizens: how long ago within the hour, then the day and the clock."""
    minutes = int((now - at).total_seconds() // 60)
    if 0 <= minutes < 1:
        return _("just now")
    if 0 < minutes < HOUR:
        return ngettext("%(n)d minute ago", "%(n)d minutes ago", minutes) % {"n": minutes}
    here, there = timezone.localdate(now), timezone.localdate(at)
    days = (here - there).days
    if days == 0:
        return _("today at %(time)s") % {"time": clock(at)}
    if days == 1:
        return _("yesterday at %(time)s") % {"time": clock(at)}
    if days == -1:
        return _("tomorrow at %(time)s") % {"time": clock(at)}
    local = timezone.localtime(at)
    if -7 < days < 7:
        return _("%(day)s at %(time)s") % {"day": written(at, "l"), "time": clock(at)}
    return date_format(local, "j F" if here.year == there.year else "j F Y")


def brief(at: datetime, now: datetime) -> str:
    """For people at work, in a narrow column: 5 min, 1 h 10, then the day."""
    minutes = int((now - at).total_seconds() // 60)
    if minutes < 0:
        today = timezone.localdate(at) == timezone.localdate(now)
        return written(at, "H:i" if today else "D H:i")
    if minutes < 1:
        return _("now")
    if minutes < HOUR:
        return _("%(n)d min") % {"n": minutes}
    if minutes < DAY:
        return _("%(h)d h %(m)02d") % {"h": minutes // HOUR, "m": minutes % HOUR}
    return written(at, "D j M")
