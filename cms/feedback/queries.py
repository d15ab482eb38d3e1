"""What is asked about opinions and remarks."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Sum
from wagtail.models import Page

from cms.feedback.models import Opinion, Remark, RemarkState

MOST_SHOWN = 200


def page_at(path: str) -> Page | None:
    """The published page at this address of the website."""
    root = Page.objects.filter(depth=2).order_by("path").values_list("url_path", flat=True).first()
    if root is None or not path.endswith("/"):
        return None
    found = Page.objects.live().filter(url_path=f"{root}{path[1:]}").select_related("owner").first()
    return found.specific if found is not None else None


def remarks(state: str = "") -> list[Remark]:
    rows = Remark.objects.all()
    return list((rows.filter(state=state) if state else rows)[:MOST_SHOWN])


def remark(pk: int) -> Remark | None:
    return Remark.objects.filter(pk=pk).first()


def waiting() -> int:
    return Remark.objects.filter(state=RemarkState.NEW).count()


def opinions(since: date) -> list[dict[str, Any]]:
    """Per page since that month: how many found it useful, and how many did not; the least liked first."""
    rows = Opinion.objects.filter(month__gte=since).values("path").annotate(useful=Sum("yes"), useless=Sum("no"))
    about = Remark.objects.filter(at__date__gte=since).values("path").annotate(total=Count("pk")).order_by()
    said = dict(about.values_list("path", "total"))
    found: list[dict[str, Any]] = [{**row, "remarks": said.get(row["path"], 0)} for row in rows]
    return sorted(found, key=lambda row: (-row["useless"], -row["useful"], row["path"]))[:MOST_SHOWN]
