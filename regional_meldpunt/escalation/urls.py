"""The own policies of a municipality; the region has the same pages behind the wall of its coordinator."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from regional_meldpunt.escalation import views, views_choices, views_simulate, views_steps

View = Callable[..., Any]
ONE, STEP, VERSION = "<int:policy_pk>/", "<int:policy_pk>/stap/", "<int:policy_pk>/versies/<int:edition_number>/"
CHOICE = "keuzes/<int:choice_pk>/"


def pages(prefix: str, behind: Callable[[View], View]) -> list[URLPattern]:
    listed: tuple[tuple[str, View, str], ...] = (
        ("", views.listing, "list"),
        ("nieuw/", views.new, "new"),
        ("keuzes/", views_choices.listing, "choices"),
        ("keuzes/nieuw/", views_choices.new, "new_choice"),
        (CHOICE, views_choices.choice, "choice"),
        (f"{CHOICE}plaats/", views_choices.move, "move_choice"),
        (f"{CHOICE}weg/", views_choices.remove, "remove_choice"),
        (ONE, views.policy, "policy"),
        (f"{ONE}naam/", views.rename, "rename"),
        (f"{ONE}gebruik/", views.publish, "publish"),
        (f"{ONE}terug/", views.undo, "undo"),
        (f"{ONE}verwerp/", views.discard, "discard"),
        (f"{ONE}actief/", views.activity, "activity"),
        (f"{ONE}rest/", views_steps.rest, "rest"),
        (f"{STEP}nieuw/", views_steps.new_step, "new_step"),
        (f"{STEP}<int:step_number>/", views_steps.step, "step"),
        (f"{STEP}<int:step_number>/plaats/", views_steps.move, "move_step"),
        (f"{STEP}<int:step_number>/weg/", views_steps.remove, "remove_step"),
        (VERSION, views.edition, "edition"),
        (f"{VERSION}terug/", views.take_back, "take_back"),
    )
    return [path(prefix + route, behind(view), name=name) for route, view, name in listed]


app_name = "escalation"
urlpatterns = [
    path("beheer/escalatie/simulator/", views_simulate.simulate_own, name="simulate"),
    *pages("beheer/escalatie/", lambda view: view),
]
