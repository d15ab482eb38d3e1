"""Incoming mail and mailboxes in the back office of a municipality."""

from regional_meldpunt.mailbox.routes import routes

app_name = "mailbox"
urlpatterns = routes("kantoor/mails/", "kantoor/postbussen/")
