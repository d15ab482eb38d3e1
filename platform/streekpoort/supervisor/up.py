"""`streekpoort up`: from an empty folder to a region that runs, and back to nothing at Ctrl-C."""

import fcntl
import importlib
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TextIO

import django

from streekpoort.embedded import home, services
from streekpoort.supervisor import welcome
from streekpoort.supervisor.console import say
from streekpoort.supervisor.watch import Interrupted, Supervisor

DEFAULT_PORT = 8000
SETTINGS = "streekpoort.settings.demo"


class CannotStart(RuntimeError):
    """Something outside our power is in the way; the message says what to do about it."""


@dataclass(frozen=True)
class Place:
    """Where this instance lives and listens."""

    home: Path
    port: int
    socket_port: int


def place_from_environment() -> Place:
    """Read STREEKPOORT_HOME, STREEKPOORT_PORT and STREEKPOORT_SOCKET_PORT."""
    port = _port("STREEKPOORT_PORT", DEFAULT_PORT)
    return Place(services.home_from(os.environ), port, _port("STREEKPOORT_SOCKET_PORT", port + 1))


def up() -> None:
    """Start everything, stay until Ctrl-C or SIGTERM, end everything. A home that already runs is left alone."""
    place = place_from_environment()
    home.prepare(place.home)
    lock = _take(place.home)
    if lock is None:
        print(_already_running(place.home))
        return
    given = dict(os.environ)
    with lock:
        _note(place)
        try:
            with Supervisor(place.home, let_go=lock.close) as supervisor, _listen(place) as listener:
                _run(supervisor, place, listener)
        except Interrupted:
            say("Ended the processes")
        finally:
            services.stop_ours(place.home, given)
        say("Everything has ended")


def _run(supervisor: Supervisor, place: Place, listener: socket.socket) -> None:
    say("Starting PostgreSQL and Redis")
    os.environ.update(services.ensure(place.home, say=say))
    say("Loading the application")
    processes = _load_application(place)
    supervisor.run_step(processes.preparation())
    say("Starting web, sockets, worker, engine, paging and mail")
    supervisor.start(processes.programs(place.port, listener))
    supervisor.wait_until(lambda: welcome.missing_at(place.port))
    say("Ready")
    print(welcome.text(place.home, place.port), flush=True)
    supervisor.watch()


def _load_application(place: Place) -> ModuleType:
    """Import everything once. Only now: the settings read the addresses that were just made."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    os.environ["STREEKPOORT_PORT"] = str(place.port)
    os.environ["STREEKPOORT_SOCKET_PORT"] = str(place.socket_port)
    os.environ["STREEKPOORT_PROCESS"] = "web"
    django.setup()
    processes = importlib.import_module("streekpoort.supervisor.processes")
    importlib.import_module("streekpoort.supervisor.warming").warm_up()
    return processes


def _port(name: str, default: int) -> int:
    value = os.environ.get(name) or str(default)
    if value.isdigit() and 0 < int(value) < 65536:
        return int(value)
    raise CannotStart(f"{name} must be a port number between 1 and 65535, not {value!r}.")


def _take(folder: Path) -> TextIO | None:
    """Hold this home for as long as this process lives; None when another one holds it."""
    lock = (folder / "run" / "supervisor.lock").open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return None
    return lock


def _note(place: Place) -> None:
    facts = {"pid": os.getpid(), "port": place.port}
    (place.home / "run" / "supervisor.json").write_text(json.dumps(facts))


def _already_running(folder: Path) -> str:
    facts = json.loads((folder / "run" / "supervisor.json").read_text())
    return (
        f"Streekpoort already runs here, as process {facts['pid']}; it ends with Ctrl-C there or `kill {facts['pid']}`."
        f"\n{welcome.text(folder, facts['port'])}"
    )


@contextmanager
def _listen(place: Place) -> Iterator[socket.socket]:
    """Take the port of the sockets for good, so that a restart of their process refuses nobody; look at the web's."""
    if not home.port_is_free(place.port):
        raise CannotStart(_taken(place.port, place.port))
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", place.socket_port))
        except OSError:
            raise CannotStart(_taken(place.socket_port, place.port)) from None
        listener.listen(2048)
        yield listener


def _taken(port: int, web_port: int) -> str:
    free = next(
        candidate
        for candidate in range(web_port + 100, 65000, 100)
        if home.port_is_free(candidate) and home.port_is_free(candidate + 1)
    )
    return f"Port {port} is taken by another program. Choose another one, for example: STREEKPOORT_PORT={free} make up"
