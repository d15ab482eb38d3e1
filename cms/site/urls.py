"""What the website adds beside its pages. The pages themselves are served by Wagtail, after everything else."""

from django.urls import path

from cms.site import views

app_name = "site_pages"
urlpatterns = [
    path("media/<str:schema>/images/<path:name>", views.image, name="image"),
]
