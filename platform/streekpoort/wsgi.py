"""Pages, over WSGI. In the demo this process also serves the static files; in production the web server does."""

import os
from wsgiref.types import WSGIApplication

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.wsgi import get_wsgi_application

from streekpoort.packed import PackedFiles

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "streekpoort.settings.production")
os.environ.setdefault("STREEKPOORT_PROCESS", "web")

django = get_wsgi_application()
pages: WSGIApplication = PackedFiles(StaticFilesHandler(django)) if settings.STREEKPOORT_DEMO else django

from cms.caching.keeping import PageCache  # noqa: E402  # Django must be set up first

application = PageCache(pages)
