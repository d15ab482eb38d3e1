"""The home page with the same twenty blocks, against a stock Wagtail project on the same server with the same workers.

Counted is time on a processor, of the server and of its connections to the database: what a page costs whatever else the
machine does. Both are asked as browsers do: packed, over some connections at once. Uncached, ours is asked with a cookie
that nobody knows, which goes past every page that is kept: Django draws it anew, from what was read of it when something
last changed. The ceiling is the same server around a function that gives the same headers and bytes and does nothing else.
"""

from tests.bench import house  # isort: skip  # it makes the database and settings before anything is imported

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from gzip import decompress
from pathlib import Path
from typing import Any

import psutil
import psycopg

from cms.caching import forget
from cms.site.models import HomePage
from foundation.tenancy import municipality
from tests.bench.figures import Figure
from tests.bench.processor import time_of
from tests.bench.stock_site import DATABASE, StockSite
from tests.support import environment
from tests.support.servers import servers
from tests.support.stack import Stack, two_free_ports, wait_for

TURNS, UNCACHED, CACHED, CONNECTIONS = 4, 100, 12000, 8
TIMES_UNCACHED, TIMES_CACHED = 2.0, 15.0
WORDS = "<p>Wie verhuist geeft dat <b>binnen acht werkdagen</b> aan. Breng uw identiteitskaart mee, of doe het van thuis uit.</p>"

BARE = """
import json, multiprocessing, pathlib, sys
from granian import Granian
from granian.constants import Interfaces
body = pathlib.Path("body").read_bytes()
headers = [tuple(header) for header in json.loads(pathlib.Path("headers").read_text())]
def application(environ, start_response):
    start_response("200 OK", headers)
    return [body]
multiprocessing.set_start_method("fork", force=True)
Granian("bare:application", address="127.0.0.1", port=int(sys.argv[1]), interface=Interfaces.WSGI, workers=2, blocking_threads=4,
        backpressure=64, websockets=False).serve(target_loader=lambda: application, wrap_loader=False)
"""


def blocks(page: int) -> list[dict[str, Any]]:
    """Twelve texts, four callouts, four lists of links: the kinds that both sides have."""
    text = {"type": "passage", "value": {"title": "Verhuizen", "text": WORDS * 2}}
    callout = {"type": "callout", "value": {"kind": "info", "text": WORDS}}
    link = {"page": page, "address": "", "label": "Alles over verhuizen"}
    links = {
        "type": "links",
        "value": {"title": "Ook handig", "links": [link, {"page": None, "address": "/contact/", "label": "Contact"}]},
    }
    return [text, text, callout, text, links] * 4


def run() -> list[Figure]:
    with house.opened(), tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        stock = StockSite(folder)
        stack = Stack(two_free_ports(), folder)
        started = []
        try:
            with municipality("kortrijk"):
                home = HomePage.objects.get()
                stream = HomePage.body.field.stream_block
                home.body = stream.to_python(blocks(home.pk))
                home.save()
                forget()
            stock.make(blocks(3))
            stack.start("web")
            wait_for(lambda: stack._status("/-/live") == 200, 60, "the pages", stack.logs)
            sides = [Side(stack.port, stack.processes["web"].pid, environment.DATABASE, "kortrijk.localhost")]
            for cached in (False, True):
                port = two_free_ports()
                server = stock.serve(port, cached=cached)
                started.append(server)
                wait_for(lambda port=port: stack._listens(port), 60, "the stock site")
                sides.append(Side(port, server.pid, DATABASE, "localhost"))
            port = two_free_ports()
            started.append(nothing_but_bytes(port, *sides[0].answer(), folder))
            wait_for(lambda: stack._listens(port), 60, "the bare server")
            return measured(*sides, Side(port, started[-1].pid, DATABASE, "localhost"))
        finally:
            for server in started:
                server.terminate()
                server.wait(timeout=20)
            stack.end()
            stock.drop()


@dataclass
class Side:
    """A server. Its processor time is that of all its processes and of the backends of its database."""

    port: int
    pid: int
    database: str
    host: str

    def processor(self) -> float:
        children = psutil.Process(self.pid).children(recursive=True)
        return time_of([self.pid, *(child.pid for child in children), *self._backends()])

    def _backends(self) -> list[int]:
        with psycopg.connect(servers.urls("postgres").superuser) as connection:
            question = "SELECT pid FROM pg_stat_activity WHERE datname = %s"
            return [pid for (pid,) in connection.execute(question, [self.database]).fetchall()]

    def answer(self) -> tuple[str, bytes]:
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as link:
            link.sendall(self._request(""))
            return _answer(link)

    def _request(self, cookie: str) -> bytes:
        lines = ["GET / HTTP/1.1", f"Host: {self.host}", "User-Agent: bench", "Accept-Encoding: gzip"]
        return "\r\n".join([*lines, *([f"Cookie: {cookie}"] if cookie else []), "", ""]).encode()

    def ask(self, times: int, cookie: str = "") -> tuple[float, float, bytes]:
        """Milliseconds of processor per page, pages a second by the clock, and the last page as it came."""
        request = self._request(cookie)
        with ExitStack() as open_links:
            links = [
                open_links.enter_context(socket.create_connection(("127.0.0.1", self.port), timeout=60))
                for _number in range(CONNECTIONS)
            ]
            before, start, asked = self.processor(), time.perf_counter(), 0
            while asked < times:
                for link in links:
                    link.sendall(request)
                for link in links:
                    body = _answer(link)[1]
                asked += len(links)
            seconds = time.perf_counter() - start
            return (self.processor() - before) / asked * 1000, asked / seconds, body


def _answer(link: socket.socket) -> tuple[str, bytes]:
    """The head and the body, as they came."""
    text = b""
    while b"\r\n\r\n" not in text:
        text += link.recv(65536)
    head, _, body = text.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(head.decode(errors="replace"))
    length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    while len(body) < length:
        body += link.recv(65536)
    return head.decode(), body


def nothing_but_bytes(port: int, head: str, body: bytes, folder: Path) -> subprocess.Popen[bytes]:
    """The same headers and the same body, from a function that does nothing else."""
    headers = [line.split(": ", 1) for line in head.split("\r\n")[1:]]
    own = [header for header in headers if header[0] not in ("server", "date")]  # those come from the server itself
    (folder / "bare.py").write_text(BARE)
    (folder / "headers").write_text(json.dumps(own))
    (folder / "body").write_bytes(body)
    return subprocess.Popen([sys.executable, "bare.py", str(port)], cwd=folder)


def measured(ours: Side, stock: Side, stock_cached: Side, bare: Side) -> list[Figure]:
    kinds = {
        "uncached": (ours, "meet=1", UNCACHED), "stock": (stock, "", UNCACHED),
        "cached": (ours, "", CACHED), "stock cached": (stock_cached, "", CACHED // 3), "bare": (bare, "", CACHED),
    }  # fmt: skip
    for name, (side, cookie, _times) in kinds.items():
        body = side.ask(32, cookie)[2]
        body = decompress(body) if body[:2] == b"\x1f\x8b" else body
        if name != "bare" and body.count(b"binnen acht werkdagen") != 28:
            raise RuntimeError(f"not the twenty blocks: {body.count(b'binnen acht werkdagen')}")
    cost = dict.fromkeys(kinds, 0.0)
    pace = dict.fromkeys(kinds, 0.0)
    for _turn in range(TURNS):
        for name, (side, cookie, times) in kinds.items():
            spent, per_second, _body = side.ask(times, cookie)
            cost[name] += spent / TURNS
            pace[name] += per_second / TURNS
    load = f"load {os.getloadavg()[0]:.0f}"
    found = []
    for mine, theirs, least in (("uncached", "stock", TIMES_UNCACHED), ("cached", "stock cached", TIMES_CACHED)):
        ratio = cost[theirs] / cost[mine]
        found.append(Figure(
            name=f"home page of 20 blocks, {mine}: one processor gives", ours=1000 / cost[mine], unit="per second",
            other=1000 / cost[theirs], other_name=theirs, ratio=ratio, goal=f">= {least:.0f}x stock", met=ratio >= least,
        ))  # fmt: skip
        found.append(Figure(
            name=f"the same by the clock, {CONNECTIONS} connections, {mine}", ours=pace[mine], unit="per second", other=pace[theirs],
            other_name=f"{theirs}; {load}", ratio=pace[mine] / pace[theirs], goal="(told only)", met=True,
        ))  # fmt: skip
    share = cost["bare"] / cost["cached"]
    found.append(Figure(
        name="home page, cached: of what the same server gives at most", ours=1000 / cost["cached"], unit="per second",
        other=1000 / cost["bare"], other_name="the same bytes from a function that does nothing", ratio=share, goal="(told only)", met=True,
    ))  # fmt: skip
    return found


if __name__ == "__main__":
    for figure in run():
        print(figure.line)
