"""Redirects that lead in a circle are refused when they are made, wherever that happens: by hand or from a file."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext as _
from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect

from cms.site import queries

FARTHEST = 20
"""More steps than this nobody follows, and a browser neither."""


class CarefulRedirectForm(RedirectForm):
    def clean(self) -> Any:
        cleaned = super().clean() or self.cleaned_data
        old_path = cleaned.get("old_path")
        if old_path and self._comes_back(Redirect.normalise_path(old_path), cleaned):
            raise forms.ValidationError(_("This redirect leads back to itself, directly or through others."))
        return cleaned

    def _comes_back(self, start: str, cleaned: dict[str, Any]) -> bool:
        page, link = cleaned.get("redirect_page"), cleaned.get("redirect_link") or ""
        site = queries.default_site()
        own = site.hostname if site else ""
        path = queries.address_of_page(page) if page else _path(link, own)
        others = {row.old_path: row for row in queries.redirects() if row.pk != self.instance.pk}
        for _step in range(FARTHEST):
            if not path:
                return False
            path = Redirect.normalise_path(path)
            if path == start:
                return True
            following = others.get(path)
            if following is None:
                return False
            path = (
                queries.address_of_page(following.redirect_page)
                if following.redirect_page
                else _path(following.redirect_link, own)
            )
        return True


def _path(link: str, own: str) -> str:
    """The path of a link inside this website, which may be written in full; "" for one that leads elsewhere."""
    parts = urlsplit(link)
    return parts.path if parts.hostname in (None, own) else ""


def refuse_circles() -> None:
    """Wagtail has no setting for this form: all three places that use it get ours."""
    views.RedirectForm = CarefulRedirectForm
    views.CreateView.form_class = CarefulRedirectForm
    views.EditView.form_class = CarefulRedirectForm
