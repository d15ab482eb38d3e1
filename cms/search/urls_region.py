"""At the region: the coordinator writes the words that count for all."""

from django.urls import path

from cms.search import views
from foundation.tenancy import region_role

app_name = "search"
urlpatterns = [path("zoekwoorden/", region_role("coordinator")(views.words), name="words")]
