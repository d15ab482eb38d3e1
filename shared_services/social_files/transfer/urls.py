from django.urls import path

from shared_services.social_files.transfer import views, views_parts
from shared_services.social_files.unkept import unkept

app_name = "social_transfer"
START = "kantoor/sociaal/overdracht/"
urlpatterns = unkept(
    [
        path(START, views.listing, name="list"),
        path(f"{START}nieuw/", views.new, name="new"),
        path(f"{START}<uuid:ref>/", views.transfer, name="transfer"),
        path(f"{START}<uuid:ref>/deel/<slug:kind>/", views_parts.section, name="section"),
        path(f"{START}<uuid:ref>/stuk/<uuid:document_ref>/", views_parts.document, name="document"),
        path(f"{START}<uuid:ref>/papier/<slug:what>/", views_parts.paper, name="paper"),
    ]
)
