"""The editing forms of pages: the French fields are there only where the municipality speaks French."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from cms.site.languages import has_french_here
from cms.site.speaking import Speaking
from cms.site.week_field import WeekField


class BilingualPageForm(WagtailAdminPageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_french_here():
            for name in [name for name in self.fields if name.endswith("_fr")]:
                del self.fields[name]

    def _post_clean(self) -> None:
        """A draft may lack a language; what is published or sent for review may not, where both are spoken."""
        super()._post_clean()
        if not self.is_deferred_validation and isinstance(self.instance, Speaking):
            for name, text in self.instance.lacking_languages().items():
                self.add_error(name if name in self.fields else None, text)


class PageWithHoursForm(BilingualPageForm):
    hours = WeekField()
