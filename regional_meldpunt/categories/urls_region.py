"""The same pages at the region, under the wall of the coordinator."""

from django.urls import path

from foundation.tenancy import region_role
from regional_meldpunt.categories import views, views_lines

coordinator = region_role("coordinator")

app_name = "catalogue"
urlpatterns = [
    path("catalogus/", coordinator(views.catalogue), name="list"),
    path("catalogus/nieuw/", coordinator(views.new_category), name="new"),
    path("catalogus/soort/<slug:slug>/", coordinator(views.category), name="category"),
    path("catalogus/soort/<slug:slug>/vraag/", coordinator(views.new_question), name="new_question"),
    path("catalogus/vraag/<int:pk>/", coordinator(views.question), name="question"),
    path("verwijzingen/", coordinator(views.referrals), name="referrals"),
    path("verwijzingen/nieuw/", coordinator(views.new_referral), name="new_referral"),
    path("verwijzingen/1722/open/", coordinator(views_lines.open_line), name="open_line"),
    path("verwijzingen/1722/dicht/", coordinator(views_lines.close_line), name="close_line"),
    path("verwijzingen/<int:pk>/", coordinator(views.referral), name="referral"),
    path("verwijzingen/<int:pk>/aan/", coordinator(views.referral_switch), name="referral_switch"),
]
