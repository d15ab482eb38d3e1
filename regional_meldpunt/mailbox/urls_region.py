"""Incoming mail and mailboxes of the regional desk; before the addresses of the desk, which take any word."""

from regional_meldpunt.mailbox.routes import routes

app_name = "mailbox"
urlpatterns = routes("meldpunt/mails/", "meldpunt/postbussen/")
