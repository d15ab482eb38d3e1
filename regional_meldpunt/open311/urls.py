"""GeoReport v2 on every host. Each resource exists once per format; everything else below it is a readable 404."""

from django.urls import path, re_path

from regional_meldpunt.open311 import views

app_name = "open311"
urlpatterns = [path("open311/", views.guide, name="guide")]
for form in ("xml", "json"):
    urlpatterns += [
        path(f"open311/discovery.{form}", views.discovery, {"form": form}, name=f"discovery_{form}"),
        path(f"open311/v2/discovery.{form}", views.discovery, {"form": form}),
        path(f"open311/v2/services.{form}", views.services, {"form": form}, name=f"services_{form}"),
        path(f"open311/v2/services/<str:code>.{form}", views.service, {"form": form}, name=f"service_{form}"),
        path(f"open311/v2/requests.{form}", views.requests, {"form": form}, name=f"requests_{form}"),
        path(f"open311/v2/requests/<str:number>.{form}", views.one_request, {"form": form}, name=f"request_{form}"),
        path(f"open311/v2/tokens/<str:token>.{form}", views.token, {"form": form}, name=f"token_{form}"),
        path(f"open311/v2/servicerequestupdates.{form}", views.updates, {"form": form}, name=f"updates_{form}"),
    ]
urlpatterns += [re_path(r"^open311/(?P<rest>.+)$", views.nothing)]
