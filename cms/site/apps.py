from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from foundation.tenancy import demo, provisioning


class SitePagesConfig(AppConfig):
    name = "cms.site"
    label = "site_pages"
    verbose_name = _("Website")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cms.site import access  # noqa: PLC0415 - models may only be imported once every app is loaded
        from cms.site.demo.load import load_demo_site  # noqa: PLC0415
        from cms.site.redirects import refuse_circles  # noqa: PLC0415
        from cms.site.setup import ensure_site  # noqa: PLC0415

        access.declare()
        refuse_circles()
        provisioning.register(ensure_site, order=40)
        demo.register(municipality=load_demo_site, order=40)
