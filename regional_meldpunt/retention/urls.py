from django.urls import path

from regional_meldpunt.retention import views

app_name = "retention"
urlpatterns = [
    path("kantoor/bewaartermijnen/", views.terms, name="terms"),
    path("kantoor/bewaartermijnen/register.csv", views.register, name="register"),
]
