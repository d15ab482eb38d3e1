"""What Wagtail says about its pages becomes: pages of this municipality changed."""

from typing import Any

from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.caching.actions import forget


def listen() -> None:
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(changed, dispatch_uid=f"cms.caching.{id(signal)}")


def changed(sender: Any, **facts: Any) -> None:
    forget()
