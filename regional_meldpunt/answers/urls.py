"""Conversations, the post room and the texts in the back office of a municipality."""

from django.urls import path

from regional_meldpunt.answers import views_gateway, views_post, views_staff, views_words

app_name = "answers"
FILE, ROOM, TEXTS, CANNED = (
    "kantoor/meldingen/<str:number>/gesprek/",
    "kantoor/antwoorden/",
    "kantoor/antwoordteksten/",
    "kantoor/standaardteksten/",
)
urlpatterns = [
    path(FILE, views_staff.conversation, name="conversation"),
    path(f"{FILE}<uuid:batch>/terug/", views_staff.undo, name="undo"),
    path(ROOM, views_post.room, name="room"),
    path(f"{ROOM}brieven/", views_post.letters, name="letters"),
    path(f"{ROOM}sms/<int:text_pk>/", views_gateway.text, name="text_in"),
    path(f"{ROOM}<int:message_pk>/", views_post.message, name="message"),
    path(f"{ROOM}<int:message_pk>/oproep/", views_post.call, name="call"),
    path(f"{ROOM}<int:message_pk>/opnieuw/", views_post.again, name="again"),
    path(f"{ROOM}<int:message_pk>/anders/", views_post.other_way, name="other_way"),
    path(TEXTS, views_words.texts, name="texts"),
    path(f"{TEXTS}<slug:template>/<slug:channel>/<slug:language>/", views_words.text, name="text"),
    path(CANNED, views_words.canned, name="canned"),
    path(f"{CANNED}<int:canned_pk>/", views_words.canned_text, name="canned_text"),
    path(f"{CANNED}<int:canned_pk>/verwijdering/", views_words.canned_removal, name="canned_removal"),
]
