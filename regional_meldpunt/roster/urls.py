from django.urls import path

from regional_meldpunt.roster import views_board, views_feeds, views_mine, views_plan, views_structure

app_name = "roster"
urlpatterns = [
    path("rooster/", views_board.overview, name="overview"),
    path("rooster/nieuw/", views_structure.new, name="new"),
    path("rooster/dagen/", views_plan.days, name="days"),
    path("rooster/dagen/<int:pk>/weg/", views_plan.remove_day, name="remove_day"),
    path("rooster/mijn/", views_mine.mine, name="mine"),
    path("rooster/mijn/ruilen/<int:pk>/", views_mine.ask, name="ask"),
    path("rooster/mijn/verlof/", views_mine.keep_leave, name="keep_leave"),
    path("rooster/mijn/verlof/<int:pk>/weg/", views_mine.forget_leave, name="forget_leave"),
    path("rooster/mijn/agenda/", views_mine.add_calendar, name="add_calendar"),
    path("rooster/mijn/agenda/<int:pk>/weg/", views_mine.remove_calendar, name="remove_calendar"),
    path("rooster/ruil/<int:pk>/antwoord/", views_mine.answer, name="answer"),
    path("rooster/agenda/nieuw/", views_feeds.make, name="make_feed"),
    path("rooster/agenda/<int:pk>/weg/", views_feeds.revoke, name="revoke_feed"),
    path("rooster/agenda/<str:secret>.ics", views_feeds.feed, name="feed"),
    path("rooster/<slug:slug>/", views_board.board, name="board"),
    path("rooster/<slug:slug>/verplaatsing/", views_board.move, name="move"),
    path("rooster/<slug:slug>/evenwicht/", views_board.judged, name="balance"),
    path("rooster/<slug:slug>/publicatie/", views_plan.publish, name="publish"),
    path("rooster/<slug:slug>/uitzonderingen/", views_plan.exceptions, name="exceptions"),
    path("rooster/<slug:slug>/uitzonderingen/<int:pk>/weg/", views_plan.remove_exception, name="remove_exception"),
    path("rooster/<slug:slug>/tijdelijk/", views_plan.temporaries, name="temporaries"),
    path("rooster/<slug:slug>/tijdelijk/<int:pk>/", views_plan.temporary, name="temporary"),
    path("rooster/<slug:slug>/tijdelijk/<int:pk>/weg/", views_plan.remove_temporary, name="remove_temporary"),
    path(
        "rooster/<slug:slug>/tijdelijk/dienst/<int:pk>/weg/",
        views_plan.remove_temporary_shift,
        name="remove_temporary_shift",
    ),
    path("rooster/<slug:slug>/opbouw/", views_structure.structure_page, name="structure"),
    path("rooster/<slug:slug>/gewichten/", views_structure.weights, name="weights"),
    path("rooster/<slug:slug>/opbouw/laag/", views_structure.add_layer, name="add_layer"),
    path("rooster/<slug:slug>/opbouw/laag/<int:pk>/", views_structure.layer, name="layer"),
    path("rooster/<slug:slug>/opbouw/laag/<int:pk>/beurtrol/", views_structure.new_rotation, name="new_rotation"),
    path("rooster/<slug:slug>/opbouw/beurtrol/<int:pk>/", views_structure.rotation, name="rotation"),
    path("rooster/<slug:slug>/opbouw/beurtrol/<int:pk>/weg/", views_structure.remove_rotation, name="remove_rotation"),
]
