"""Conversations and the post room at the regional desk; before the addresses of the desk, which take any word."""

from django.urls import path

from regional_meldpunt.answers import views_gateway, views_post, views_staff, views_words

app_name = "answers"
FILE, ROOM, CANNED = "meldpunt/<str:number>/gesprek/", "meldpunt/antwoorden/", "meldpunt/standaardteksten/"
urlpatterns = [
    path(ROOM, views_post.room, name="room"),
    path(f"{ROOM}brieven/", views_post.letters, name="letters"),
    path(f"{ROOM}sms/<int:text_pk>/", views_gateway.text, name="text_in"),
    path(f"{ROOM}<int:message_pk>/", views_post.message, name="message"),
    path(f"{ROOM}<int:message_pk>/oproep/", views_post.call, name="call"),
    path(f"{ROOM}<int:message_pk>/opnieuw/", views_post.again, name="again"),
    path(f"{ROOM}<int:message_pk>/anders/", views_post.other_way, name="other_way"),
    path(CANNED, views_words.canned, name="canned"),
    path(f"{CANNED}<int:canned_pk>/", views_words.canned_text, name="canned_text"),
    path(f"{CANNED}<int:canned_pk>/verwijdering/", views_words.canned_removal, name="canned_removal"),
    path(FILE, views_staff.conversation, name="conversation"),
    path(f"{FILE}<uuid:batch>/terug/", views_staff.undo, name="undo"),
]
