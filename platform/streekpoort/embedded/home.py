"""One folder holds everything a demo or test instance owns: secrets, databases, logs, pid files.

Nothing here knows which services exist; `postgres` and `redis` ask for a secret, a lock or a port.
"""

import fcntl
import os
import secrets
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

Say = Callable[[str], None]


def silent(message: str) -> None:
    """The default listener for progress messages: nobody."""


def prepare(home: Path) -> Path:
    """Make the folder (and the private ones in it) and return its absolute path."""
    home = home.resolve()
    home.mkdir(parents=True, exist_ok=True)
    for name, mode in (("secrets", 0o700), ("log", 0o755), ("run", 0o755)):
        folder = home / name
        folder.mkdir(exist_ok=True)
        folder.chmod(mode)
    return home


def secret(home: Path, name: str, length: int = 32) -> str:
    """Return the secret of that name, making it up (readable by this user only) on first use."""
    path = home / "secrets" / name
    with suppress(FileNotFoundError):
        stored = path.read_text().strip()
        if stored:
            return stored
    value = secrets.token_urlsafe(length)
    draft = path.with_name(f"{name}.{os.getpid()}.new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(value + "\n")
    draft.replace(path)
    return value


@contextmanager
def locked(home: Path, name: str) -> Iterator[None]:
    """Let one process at a time start or stop a service of this home; the lock ends with the process."""
    with (home / "run" / f"{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def short_name(home: Path) -> str:
    """A short name that is the same each time for the same folder."""
    return sha256(str(home).encode()).hexdigest()[:10]


def port_is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Whether a server could listen there now (addresses in TIME_WAIT do not count as taken)."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def choose_port(home: Path, name: str) -> int:
    """The port this service had last time when it is free, otherwise one the system picks; remembered."""
    memory = home / "run" / f"{name}.port"
    with suppress(FileNotFoundError, ValueError):
        remembered = int(memory.read_text())
        if port_is_free(remembered):
            return remembered
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    memory.write_text(f"{port}\n")
    return port


def process_in_folder(pid: int, folder: Path) -> bool:
    """Whether that process is alive and works in that folder: a reused process number does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    if not Path("/proc/self/cwd").exists():
        return True
    try:
        return Path(f"/proc/{pid}/cwd").resolve(strict=True) == folder.resolve()
    except OSError:
        return False
