"""The other side of the comparison: the least that a Django view can do and still keep a row. It runs as its own process.

Same interpreter, same server with the same workers and threads, persistent connections, no CSRF, no session, no
row security, no template: one row through the ORM, in its own transaction, and a short answer.
"""

import multiprocessing
import os
import sys
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

TABLE = "bench_row"
CREATE = f"CREATE TABLE public.{TABLE} (id bigserial PRIMARY KEY, text text NOT NULL, place text NOT NULL, at timestamptz NOT NULL)"


def configure(url: str) -> None:
    parts = urlsplit(url)
    settings.configure(
        SECRET_KEY="bench",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        USE_TZ=True,
        MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": parts.path.strip("/"),
                "USER": parts.username,
                "PASSWORD": parts.password,
                "HOST": parts.hostname,
                "PORT": parts.port,
                "CONN_MAX_AGE": None,
            }
        },
    )


urlpatterns: list[Any] = []


def application() -> Any:
    import django
    from django.core.wsgi import get_wsgi_application
    from django.db import models, transaction
    from django.http import HttpRequest, HttpResponse
    from django.urls import path
    from django.utils.timezone import now

    django.setup(set_prefix=False)

    class Row(models.Model):
        text = models.TextField()
        place = models.TextField()
        at = models.DateTimeField()

        class Meta:
            app_label = "bench"
            db_table = TABLE

        def __str__(self) -> str:
            return self.text

    def keep(request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            Row.objects.create(text=request.POST["text"], place=request.POST["place"], at=now())
        return HttpResponse(status=302, headers={"Location": "/"})

    urlpatterns[:] = [path("rij/", keep)]
    return get_wsgi_application()


def serve(port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    configure(os.environ["DATABASE_URL"])
    app = application()
    multiprocessing.set_start_method("fork", force=True)
    server = Granian(
        "bare:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=2,
        blocking_threads=4,
        backpressure=64,
        websockets=False,
    )
    server.serve(target_loader=lambda: app, wrap_loader=False)


if __name__ == "__main__":
    sys.modules["tests.bench.bare"] = sys.modules["__main__"]
    serve(int(sys.argv[1]))
