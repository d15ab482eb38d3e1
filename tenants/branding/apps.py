from django.apps import AppConfig
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from foundation.audit import verbs
from foundation.design import neighbours, outlines, theming


class BrandingConfig(AppConfig):
    name = "tenants.branding"
    label = "branding"
    verbose_name = _("Branding")

    def ready(self) -> None:
        verbs.declare(branding__theme_changed=_("House style changed"))
        theming.provide(import_string("tenants.branding.sheet.of"))
        outlines.register(import_string("tenants.branding.tiles.region"), order=100)
        neighbours.register(import_string("tenants.branding.tiles.members"))
