from django.urls import path

from regional_meldpunt.insight.access import at_region
from regional_meldpunt.insight.views import as_csv, as_xlsx, board

app_name = "insight"
urlpatterns = [
    path("inzicht/", at_region(board), name="board"),
    path("inzicht/<slug:key>.csv", at_region(as_csv), name="csv"),
    path("inzicht/<slug:key>.xlsx", at_region(as_xlsx), name="xlsx"),
]
