"""What answers on `regio.<domain>`. The region has no pages of its own in Wagtail, and so no editing."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

handler500 = "foundation.design.errors.server_error"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("foundation.identity.urls")),
    path("-/", include("foundation.design.urls")),
    path("", include("tenants.people.urls_region")),
    path("", include("tenants.office.urls_region")),
    path("", include("regional_meldpunt.figures.urls")),
    path("", include("shared_services.social_files.transfer.urls_region")),
    path("", include("regional_meldpunt.insight.urls_region")),
    path("", include("regional_meldpunt.open311.urls")),
    path("", include("regional_meldpunt.public_map.urls_region")),
    path("", include("regional_meldpunt.categories.urls_region")),
    path("", include("regional_meldpunt.teams.urls_region")),
    path("", include("regional_meldpunt.routing.urls_region")),
    path("", include("regional_meldpunt.open311.urls_party_region")),
    path("", include("regional_meldpunt.roster.urls")),
    path("", include("regional_meldpunt.oncall.urls")),
    path("", include("regional_meldpunt.paging.urls")),
    path("", include("regional_meldpunt.dispatch.urls")),
    path("", include("regional_meldpunt.answers.urls_region")),
    path("", include("regional_meldpunt.answers.urls_gateway")),
    path("", include("regional_meldpunt.mailbox.urls_region")),
    path("", include("regional_meldpunt.telephone.urls_region")),
    path("", include("regional_meldpunt.night_line.urls_region")),
    path("", include("regional_meldpunt.worklists.urls")),
    path("", include("regional_meldpunt.casefile.urls")),
    path("", include("regional_meldpunt.duplicates.urls")),
    path("", include("regional_meldpunt.taak.urls_region")),
    path("", include("regional_meldpunt.playbooks.urls_region")),
    path("", include("regional_meldpunt.shifts.urls_region")),
    path("", include("regional_meldpunt.escalation.urls_region")),
    path("", include("regional_meldpunt.desk.urls")),
    path("", include("cms.search.urls_region")),
    path("", include("cms.concepts.urls_region")),
    path("", include("cms.alerts.urls_region")),
    path("", include("cms.region.urls")),
]
if settings.STREEKPOORT_DEMO:
    urlpatterns.append(path("-/hartslag/", include("regional_meldpunt.dispatch.urls_demo")))
    urlpatterns.append(path("-/post/gateway/", include("regional_meldpunt.paging.urls_demo")))
    urlpatterns.append(path("-/post/", include("foundation.notifications.urls_region")))
