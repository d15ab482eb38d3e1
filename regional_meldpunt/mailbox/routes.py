"""The same pages on both kinds of host, below their own folder."""

from django.urls import URLPattern, path

from regional_meldpunt.mailbox import views, views_boxes, views_decide


def routes(mails: str, boxes: str) -> list[URLPattern]:
    one, box = f"{mails}<uuid:mail_ref>/", f"{boxes}<int:mailbox_pk>/"
    return [
        path(mails, views.inbox, name="inbox"),
        path(f"{mails}documenten/<str:number>/<uuid:ref>/", views.document, name="document"),
        path(one, views.mail, name="mail"),
        path(f"{one}origineel/", views.original, name="original"),
        path(f"{one}bijlagen/<int:position>/", views.attachment, name="attachment"),
        path(f"{one}melding/", views_decide.make, name="make"),
        path(f"{one}bijvoegen/", views_decide.attach, name="attach"),
        path(f"{one}antwoord/", views_decide.answer, name="answer"),
        path(f"{one}weg/", views_decide.discard, name="discard"),
        path(f"{one}terug/", views_decide.restore, name="restore"),
        path(boxes, views_boxes.boxes, name="boxes"),
        path(f"{boxes}nieuw/", views_boxes.add, name="add_box"),
        path(box, views_boxes.box, name="box"),
        path(f"{box}proef/", views_boxes.attempt, name="try_box"),
    ]
