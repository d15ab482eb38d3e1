"""At the region, under the wall of the coordinator."""

from django.urls import path

from foundation.tenancy import region_role
from regional_meldpunt.escalation import views, views_choices, views_simulate, views_steps

coordinator = region_role("coordinator")

app_name = "escalation"
urlpatterns = [
    path("escalatie/", coordinator(views.listing), name="list"),
    path("escalatie/nieuw/", coordinator(views.new), name="new"),
    path("escalatie/simulator/", coordinator(views_simulate.simulate), name="simulate"),
    path("escalatie/keuzes/", coordinator(views_choices.listing), name="choices"),
    path("escalatie/keuzes/nieuw/", coordinator(views_choices.new), name="new_choice"),
    path("escalatie/keuzes/<int:choice_pk>/", coordinator(views_choices.choice), name="choice"),
    path("escalatie/keuzes/<int:choice_pk>/plaats/", coordinator(views_choices.move), name="move_choice"),
    path("escalatie/keuzes/<int:choice_pk>/weg/", coordinator(views_choices.remove), name="remove_choice"),
    path("escalatie/<int:policy_pk>/", coordinator(views.policy), name="policy"),
    path("escalatie/<int:policy_pk>/naam/", coordinator(views.rename), name="rename"),
    path("escalatie/<int:policy_pk>/gebruik/", coordinator(views.publish), name="publish"),
    path("escalatie/<int:policy_pk>/terug/", coordinator(views.undo), name="undo"),
    path("escalatie/<int:policy_pk>/verwerp/", coordinator(views.discard), name="discard"),
    path("escalatie/<int:policy_pk>/actief/", coordinator(views.activity), name="activity"),
    path("escalatie/<int:policy_pk>/rest/", coordinator(views_steps.rest), name="rest"),
    path("escalatie/<int:policy_pk>/stap/nieuw/", coordinator(views_steps.new_step), name="new_step"),
    path("escalatie/<int:policy_pk>/stap/<int:step_number>/", coordinator(views_steps.step), name="step"),
    path("escalatie/<int:policy_pk>/stap/<int:step_number>/plaats/", coordinator(views_steps.move), name="move_step"),
    path("escalatie/<int:policy_pk>/stap/<int:step_number>/weg/", coordinator(views_steps.remove), name="remove_step"),
    path("escalatie/<int:policy_pk>/versies/<int:edition_number>/", coordinator(views.edition), name="edition"),
    path(
        "escalatie/<int:policy_pk>/versies/<int:edition_number>/terug/", coordinator(views.take_back), name="take_back"
    ),
]
