"""The editing forms of pages: the French fields are there only where the municipality speaks French."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from cms.site.languages import has_french_here
from cms.site.week_field import WeekField


class BilingualPageForm(WagtailAdminPageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_french_here():
            for name in [name for name in self.fields if name.endswith("_fr")]:
                del self.fields[name]


class PageWithHoursForm(BilingualPageForm):
    hours = WeekField()
