"""RSS with the place of each item, as GeoRSS writes it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.xmlutils import SimplerXMLGenerator


class GeoFeed(Rss201rev2Feed):
    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), "xmlns:georss": "http://www.georss.org/georss"}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item.get("point"):
            handler.addQuickElement("georss:point", item["point"])


def written(feed: GeoFeed) -> HttpResponse:
    answer = HttpResponse(content_type="application/rss+xml; charset=utf-8")
    feed.write(answer, "utf-8")
    return answer
