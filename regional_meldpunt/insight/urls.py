from django.urls import path

from regional_meldpunt.insight.access import at_municipality
from regional_meldpunt.insight.views import as_csv, as_xlsx, board

app_name = "insight"
urlpatterns = [
    path("kantoor/inzicht/", at_municipality(board), name="board"),
    path("kantoor/inzicht/<slug:key>.csv", at_municipality(as_csv), name="csv"),
    path("kantoor/inzicht/<slug:key>.xlsx", at_municipality(as_xlsx), name="xlsx"),
]
