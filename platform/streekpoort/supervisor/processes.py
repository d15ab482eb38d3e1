"""What each child runs. Everything is imported here, once, before the first fork; nothing connects until after it."""

import json
import os
import socket
import sys
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.db import connections

from foundation import heartbeat
from foundation.tasks import worker
from regional_meldpunt.dispatch import engine
from regional_meldpunt.mailbox import process as mail
from regional_meldpunt.paging import process as paging
from regional_meldpunt.paging.simulator import process as gateway
from streekpoort import demo, health
from streekpoort.settings import env
from streekpoort.supervisor import serving, welcome
from streekpoort.supervisor.children import Program
from streekpoort.supervisor.console import say
from tenants.registry.hosts import municipalities


def preparation() -> Program:
    """Brings the database up to date and fills it with the demo; the only one that holds the owner's login."""
    return Program("prepare", partial(as_process, "owner", _prepare), to_console=True)


def programs(port: int, listener: socket.socket) -> list[Program]:
    """The processes that keep running; the last one only in a demo, in place of a provider of text messages."""
    found = [
        Program("web", partial(as_process, "web", partial(serving.web, port))),
        Program("sockets", partial(as_process, "sockets", partial(serving.sockets, listener))),
        Program("worker", partial(as_process, "worker", worker.run)),
        Program("engine", partial(as_process, "engine", engine.run)),
        Program("paging", partial(as_process, "paging", paging.run)),
        Program("mail", partial(as_process, "mail", mail.run)),
        Program("vault", _vault),
    ]
    if settings.STREEKPOORT_DEMO:
        found.append(Program("gateway", partial(as_process, "gateway", gateway.run)))
    return found


def _vault() -> None:
    """The kluis of the social files: a fresh interpreter that knows its own folder and nothing of the application."""
    kept = {
        name: os.environ[name]
        for name in ("PATH", "LANG", "STREEKPOORT_OUTER_KEYS", "STREEKPOORT_OUTER_TOKEN_FILE")
        if name in os.environ
    }
    kept["STREEKPOORT_VAULT_FOLDER"] = str(settings.STREEKPOORT_VAULT_FOLDER)
    kept["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    os.execve(sys.executable, [sys.executable, "-m", "shared_services.social_files.vault"], kept)


def as_process(process: str, run: Callable[[], None]) -> None:
    """Become that process: its own login to the database, and no sight of the owner's."""
    os.environ["STREEKPOORT_PROCESS"] = settings.STREEKPOORT_PROCESS = process
    dsn = settings.DATABASE_DSNS[settings.LOGIN_OF_PROCESS[process]]
    database = connections.settings["default"]
    database.update({**env.database("DATABASE_URL", dsn), "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False})
    env.keep_connections(database, process)
    del connections["default"]
    if process != "owner":
        os.environ.pop("DATABASE_OWNER_URL", None)
        settings.DATABASE_DSNS["owner"] = ""
    run()


def _prepare() -> None:
    settings.STREEKPOORT_VAULT = "here"  # the kluis does not run yet; what is made here it opens later
    demo.load(say=say)
    heartbeat.forget(*health.PROCESSES)
    hosts = [("Region", f"regio.{settings.STREEKPOORT_DOMAIN}")]
    hosts += [(place.name, place.host) for place in municipalities()]
    welcome.addresses_file(settings.HOME).write_text(json.dumps(hosts))
