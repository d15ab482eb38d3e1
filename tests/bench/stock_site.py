"""The other side: a project as `wagtail start` makes it, with the same twenty blocks on its home page.

It gets PostgreSQL, the same server with the same workers, DEBUG off and, when asked for, Django's own cache middleware
with the fastest cache there is (memory of the process). Nothing else of what it makes is touched.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from tests.support.servers import servers

NAME = "stocksite"
DATABASE = "bench_stock_wagtail"
MODELS = """
from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page


class HomePage(Page):
    body = StreamField([
        ("passage", blocks.StructBlock([
            ("title", blocks.CharBlock()), ("text", blocks.RichTextBlock()),
        ], template="home/passage.html")),
        ("callout", blocks.StructBlock([
            ("kind", blocks.ChoiceBlock(choices=[("info", "Info"), ("deadline", "Deadline")])), ("text", blocks.RichTextBlock()),
        ], template="home/callout.html")),
        ("links", blocks.StructBlock([
            ("title", blocks.CharBlock(required=False)),
            ("links", blocks.ListBlock(blocks.StructBlock([
                ("page", blocks.PageChooserBlock(required=False)), ("address", blocks.CharBlock(required=False)),
                ("label", blocks.CharBlock(required=False)),
            ]))),
        ], template="home/links.html")),
    ], blank=True)
    content_panels = Page.content_panels + [FieldPanel("body")]
"""
TEMPLATES = {
    "home_page.html": """{% extends "base.html" %}{% load wagtailcore_tags %}
{% block content %}<h1>{{ page.title }}</h1>{% for block in page.body %}<section>{% include_block block %}</section>{% endfor %}{% endblock %}
""",
    "passage.html": "{% load wagtailcore_tags %}<h2>{{ value.title }}</h2><div>{{ value.text|richtext }}</div>",
    "callout.html": '{% load wagtailcore_tags %}<aside class="{{ value.kind }}">{{ value.text|richtext }}</aside>',
    "links.html": """{% load wagtailcore_tags %}{% if value.title %}<h2>{{ value.title }}</h2>{% endif %}<ul>{% for link in value.links %}
<li><a href="{% if link.page %}{% pageurl link.page %}{% else %}{{ link.address }}{% endif %}">{% firstof link.label link.page.title link.address %}</a></li>{% endfor %}</ul>
""",
}  # fmt: skip
SETTINGS = """
from .base import *
import json
import os
DEBUG = False
SECRET_KEY = "bench"
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": %(name)r, "USER": %(user)r, "PASSWORD": %(password)r,
                         "HOST": %(host)r, "PORT": %(port)r, "CONN_MAX_AGE": None}}
if os.environ.get("BENCH_CACHED"):
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    MIDDLEWARE = ["django.middleware.cache.UpdateCacheMiddleware", *MIDDLEWARE, "django.middleware.cache.FetchFromCacheMiddleware"]
"""
FILL = """
import json, sys
from home.models import HomePage
page = HomePage.objects.get()
page.title = "Kortrijk"
page.body = json.dumps(json.load(sys.stdin))
page.save()
"""
SERVE = """
import multiprocessing, sys
from granian import Granian
from granian.constants import Interfaces
from stocksite.wsgi import application
multiprocessing.set_start_method("fork", force=True)
Granian("stocksite.wsgi:application", address="127.0.0.1", port=int(sys.argv[1]), interface=Interfaces.WSGI, workers=2, blocking_threads=4,
        backpressure=64, websockets=False).serve(target_loader=lambda: application, wrap_loader=False)
"""


class StockSite:
    """Made in a folder that is thrown away, in a database of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / NAME
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")},
            "DJANGO_SETTINGS_MODULE": f"{NAME}.settings.production",
            "PYTHONPATH": str(self.folder),
        }

    def make(self, body: list[dict[str, object]]) -> None:

        self.folder.mkdir()
        _run(
            [str(Path(sys.executable).with_name("wagtail")), "start", NAME, str(self.folder)],
            self.folder.parent,
            self.environment,
        )
        with psycopg.connect(servers.urls("postgres").superuser, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {DATABASE} TEMPLATE template0")
        parts = urlsplit(servers.urls(DATABASE).superuser)
        facts = {
            "name": DATABASE,
            "user": parts.username,
            "password": parts.password or "",
            "host": parts.hostname,
            "port": parts.port,
        }
        (self.folder / NAME / "settings" / "production.py").write_text(SETTINGS % facts)
        (self.folder / "home" / "models.py").write_text(MODELS)
        templates = self.folder / "home" / "templates" / "home"
        for name, text in TEMPLATES.items():
            (templates / name).write_text(text)
        (self.folder / "serve_bench.py").write_text(SERVE)
        self._manage("makemigrations", "home")
        self._manage("migrate")
        self._manage("collectstatic", "--noinput")
        self._manage("shell", "-c", FILL, told=json.dumps(body))

    def serve(self, port: int, *, cached: bool) -> subprocess.Popen[bytes]:
        environment = self.environment | ({"BENCH_CACHED": "1"} if cached else {})
        return subprocess.Popen([sys.executable, "serve_bench.py", str(port)], cwd=self.folder, env=environment)

    def drop(self) -> None:
        with psycopg.connect(servers.urls("postgres").superuser, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")

    def _manage(self, *words: str, told: str = "") -> None:
        _run([sys.executable, "manage.py", *words], self.folder, self.environment, told)


def _run(command: list[str], folder: Path, environment: dict[str, str], told: str = "") -> None:
    done = subprocess.run(command, cwd=folder, env=environment, input=told, text=True, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:4])}:\n{done.stdout[-1500:]}{done.stderr[-3000:]}")
