from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from foundation.tenancy import demo, provisioning


class SearchConfig(AppConfig):
    name = "cms.search"
    label = "site_search"
    verbose_name = _("Search")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.contrib.postgres.lookups import TrigramWordSimilar  # noqa: PLC0415 - as the models below
        from django.db.models import TextField  # noqa: PLC0415

        from cms.search import access, actions, doors, pages  # noqa: PLC0415 - models: once every app is loaded
        from cms.search.documents import Source, register  # noqa: PLC0415

        TextField.register_lookup(TrigramWordSimilar)
        access.declare()
        pages.listen()
        register(Source("page", pages.documents))
        register(Source("door", doors.documents))
        provisioning.register(actions.rebuild, order=60)
        demo.register(municipality=actions.rebuild, order=90)
