"""What people call a kind of page: the type of the tree, or an address beside it."""

from typing import Any

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

BESIDE = {
    "product": _("Product"),
    "products": _("List of products"),
    "products_theme": _("Products of a theme"),
    "search": _("Search"),
    "search_nothing": _("Search without results"),
    "remark": _("Is something wrong?"),
    "offline": _("No connection"),
    "sitemap": _("Overview of this website"),
}


def of_type(name: str) -> Any:
    if name in BESIDE:
        return BESIDE[name]
    try:
        return capfirst(apps.get_model("site_pages", name)._meta.verbose_name)
    except LookupError:
        return name
