from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BrandingConfig(AppConfig):
    name = "tenants.branding"
    label = "branding"
    verbose_name = _("Branding")

    def ready(self) -> None:
        from foundation.design import neighbours, outlines, theming
        from tenants.branding import sheet, tiles
        from tenants.registry import hosts

        theming.provide(sheet.of)
        outlines.register(tiles.region, order=100)
        neighbours.register(lambda: [(m.name, m.slug) for m in hosts.municipalities()])
