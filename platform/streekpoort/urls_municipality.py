"""What answers on the host of a municipality. Wagtail serves the pages, so it comes last."""

from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail import urls as pages
from wagtail.documents import urls as documents

from cms.site.serving import serve
from foundation.identity.doors import closed_doors

handler500 = "foundation.design.errors.server_error"
SERVE = "wagtail_serve"
urlpatterns: list[URLPattern | URLResolver] = [
    re_path(r"^()$", serve, name=SERVE),  # the home page is asked most: it does not wait for all the others
    path("", include("regional_meldpunt.intake.urls")),  # and what citizens send in the busiest hour neither
    path("", include("foundation.identity.urls")),
    path("-/", include("foundation.design.urls")),
    path("", include("foundation.files.urls")),
    path("", include("tenants.office.urls")),
    *closed_doors("cms/"),
    path("cms/", include("cms.site.admin_urls")),
    path("documenten/", include(documents)),
    path("", include("regional_meldpunt.categories.urls")),
    path("", include("regional_meldpunt.teams.urls")),
    path("", include("regional_meldpunt.routing.urls")),
    path("", include("regional_meldpunt.answers.urls_reporter")),
    path("", include("regional_meldpunt.answers.urls_personal")),
    path("", include("regional_meldpunt.answers.urls")),
    path("", include("regional_meldpunt.mailbox.urls")),
    path("", include("regional_meldpunt.public_map.urls")),
    path("", include("regional_meldpunt.open311.urls")),
    path("", include("regional_meldpunt.open311.urls_office")),
    path("", include("regional_meldpunt.open311.urls_party")),
    path("", include("regional_meldpunt.linked_data.urls")),
    path("", include("regional_meldpunt.linked_data.urls_office")),
    path("", include("regional_meldpunt.telephone.urls")),
    path("", include("regional_meldpunt.worklists.urls")),
    path("", include("regional_meldpunt.casefile.urls")),
    path("", include("regional_meldpunt.duplicates.urls")),
    path("", include("regional_meldpunt.taak.urls")),
    path("", include("regional_meldpunt.playbooks.urls")),
    path("", include("regional_meldpunt.escalation.urls")),
    path("", include("regional_meldpunt.retention.urls")),
    path("", include("regional_meldpunt.shifts.urls")),
    path("", include("regional_meldpunt.insight.urls")),
    path("", include("shared_services.social_files.keys.urls")),
    path("", include("shared_services.social_files.investigation.urls")),
    path("", include("shared_services.social_files.consent.urls")),
    path("", include("shared_services.social_files.transfer.urls")),
    path("", include("regional_meldpunt.office.urls")),
    path("", include("cms.search.urls")),
    path("", include("cms.feedback.urls")),
    path("", include("cms.offline.urls")),
    path("", include("cms.plain.urls")),
    path("", include("cms.visits.urls")),
    path("", include("cms.catalogue.urls")),
    path("", include("cms.alerts.urls")),
    path("", include("cms.editing.urls")),
    path("", include("cms.site.urls")),
    *(door for door in pages.urlpatterns if door.name != SERVE),
    re_path(pages.serve_pattern, serve, name=SERVE),
]
