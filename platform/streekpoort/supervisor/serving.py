"""The two servers: Granian for pages over WSGI, uvicorn for sockets over ASGI."""

import multiprocessing
import os
import socket

import uvicorn
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from foundation.realtime.wire import Protocol
from streekpoort import asgi, wsgi
from streekpoort.settings import env
from streekpoort.supervisor.warming import warm_up


def address() -> str:
    """Where to listen: loopback, unless STREEKPOORT_ADDRESS says otherwise (in a container: 0.0.0.0)."""
    return env.text("STREEKPOORT_ADDRESS", "127.0.0.1")


def web(port: int) -> None:
    """Serve pages until SIGTERM. Granian forks its workers from this process: they share the loaded application."""
    multiprocessing.set_start_method("fork", force=True)
    warm_up()
    server = Granian(
        "streekpoort.wsgi:application",
        address=address(),
        port=port,
        interface=Interfaces.WSGI,
        workers=env.integer("STREEKPOORT_WEB_WORKERS", 2, least=1),
        blocking_threads=env.integer("STREEKPOORT_WEB_THREADS", 4, least=1),
        backpressure=64,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=8,
    )
    server.serve(target_loader=lambda: wsgi.application, wrap_loader=False)


def sockets(listener: socket.socket) -> None:
    """Serve sockets until SIGTERM, on a port that is already taken."""
    configuration = uvicorn.Config(
        asgi.application,
        loop="uvloop",
        ws=Protocol,
        ws_per_message_deflate=False,
        lifespan="on",
        log_level="warning",
        timeout_graceful_shutdown=3,
    )
    uvicorn.Server(configuration).run(sockets=[listener])


def sockets_on(port: int) -> None:
    """Take the port and serve sockets on it."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((address(), port))
        listener.listen(2048)
        sockets(listener)


def port_of(process: str) -> int:
    """STREEKPOORT_PORT for pages; STREEKPOORT_SOCKET_PORT, by default the next one, for sockets."""
    port = env.integer("STREEKPOORT_PORT", 8000, least=1, most=65535)
    return port if process == "web" else env.integer("STREEKPOORT_SOCKET_PORT", port + 1, least=1, most=65535)


def serve() -> None:
    """Serve what STREEKPOORT_PROCESS says, as a process of its own without a supervisor."""
    process = os.environ["STREEKPOORT_PROCESS"]
    if process == "web":
        web(port_of(process))
    else:
        sockets_on(port_of(process))
