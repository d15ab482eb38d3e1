from django.urls import path

from regional_meldpunt.categories import views

app_name = "catalogue"
urlpatterns = [
    path("beheer/catalogus/", views.catalogue, name="list"),
    path("beheer/catalogus/nieuw/", views.new_category, name="new"),
    path("beheer/catalogus/soort/<slug:slug>/", views.category, name="category"),
    path("beheer/catalogus/soort/<slug:slug>/vraag/", views.new_question, name="new_question"),
    path("beheer/catalogus/vraag/<int:pk>/", views.question, name="question"),
    path("beheer/verwijzingen/", views.referrals, name="referrals"),
    path("beheer/verwijzingen/nieuw/", views.new_referral, name="new_referral"),
    path("beheer/verwijzingen/<int:pk>/", views.referral, name="referral"),
    path("beheer/verwijzingen/<int:pk>/aan/", views.referral_switch, name="referral_switch"),
]
