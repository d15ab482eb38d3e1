from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegionSiteConfig(AppConfig):
    name = "cms.region"
    label = "region_site"
    verbose_name = _("Start page of the region")
