"""The desk of the web editors, under the office."""

from django.urls import path

from cms.editing import views, views_region

app_name = "editing"
urlpatterns = [
    path("kantoor/website/", views.desk, name="desk"),
    path("kantoor/website/leesbaarheid/", views.hints, name="hints"),
    path("kantoor/website/afdelingen/", views.departments, name="departments"),
    path("kantoor/website/afdelingen/<int:department_pk>/", views.departments, name="department"),
    path("kantoor/website/inlezen/", views.imports, name="imports"),
    path("kantoor/website/inlezen/<int:page_import_pk>/", views.imports, name="import"),
    path("kantoor/website/regio/", views_region.concepts, name="concepts"),
    path("kantoor/website/regio/<str:concept_kind>/<int:instance_pk>/", views_region.concept, name="concept"),
    path("kantoor/website/teksten/", views_region.texts, name="texts"),
    path("kantoor/website/teksten/<uuid:text_ref>/", views_region.texts, name="text"),
]
