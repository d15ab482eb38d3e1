"""The kluis as a process: a unix socket that only the own user may open, memory that is never written to disk.

It reads no database and no settings of the application. `python -m shared_services.social_files.vault` starts it.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import socket
import struct
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from types import FrameType

from shared_services.social_files.vault import outer, wire
from shared_services.social_files.vault.keeper import Keeper, Refused
from shared_services.social_files.vault.outer import OuterKeyMissing
from shared_services.social_files.vault.places import folder_from, socket_path
from shared_services.social_files.vault.ring import UnknownKey

PR_SET_DUMPABLE = 4
MCL_CURRENT_AND_FUTURE = 3
ANSWERS = frozenset(
    """
    state enrol enrol_envelope found unlock lock share grow destroy new_file_key open_file_keys rewrap tokens sign
    unseal seal_line check_lines head
    """.split()  # noqa: SIM905  # a list of names reads best as words
)


def harden() -> bool:
    """No core dumps, no reading along by another process of this user, no swapping. True when memory is locked."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform != "linux":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    library.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    soft, hard = resource.getrlimit(resource.RLIMIT_MEMLOCK)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_MEMLOCK, (hard, hard))
    return bool(library.mlockall(MCL_CURRENT_AND_FUTURE) == 0)


def serve(keeper: Keeper, path: Path) -> None:
    """Answer until SIGTERM."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        before = os.umask(0o177)
        listener.bind(str(path))
        os.umask(before)
        listener.listen(64)
        while True:
            link, _address = listener.accept()
            threading.Thread(target=_converse, args=(keeper, link), daemon=True).start()


def _converse(keeper: Keeper, link: socket.socket) -> None:
    with link, contextlib.suppress(wire.Broken, OSError):
        if _user_of(link) != os.getuid():
            return
        while True:
            wire.send(link, answer(keeper, wire.receive(link)))


def answer(keeper: Keeper, question: object) -> dict[str, object]:
    """One question, `{"ask": name, ...}`. A refusal is told in one word and never says what was inside."""
    if not isinstance(question, dict) or question.get("ask") not in ANSWERS:
        return {"refused": "unknown"}
    arguments = {name: value for name, value in question.items() if name != "ask"}
    try:
        return {"answer": getattr(keeper, str(question["ask"]))(**arguments)}
    except Refused as refused:
        return {"refused": refused.reason}
    except OuterKeyMissing:
        return {"refused": "outer"}
    except UnknownKey:
        return {"refused": "unknown_key"}
    except (TypeError, KeyError, ValueError):
        return {"refused": "malformed"}


def _user_of(link: socket.socket) -> int:
    if sys.platform != "linux":
        return os.getuid()  # the mode of the socket is what is left
    _pid, user, _group = struct.unpack("3i", link.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))
    return int(user)


def run() -> None:
    folder = folder_from(os.environ)
    locked = harden()
    signal.signal(signal.SIGTERM, _end)
    where, token = os.environ.get("STREEKPOORT_OUTER_KEYS", ""), os.environ.get("STREEKPOORT_OUTER_TOKEN_FILE", "")
    memory = int(os.environ.get("STREEKPOORT_VAULT_MEMORY_KIB", "65536"))
    keeper = Keeper(outer.chosen(where, folder, token), folder, memory_kib=memory)
    print(
        f"The kluis listens; its memory is {'locked' if locked else 'NOT locked (raise RLIMIT_MEMLOCK)'}.", flush=True
    )
    serve(keeper, socket_path(folder))


def answers(environment: Mapping[str, str]) -> bool:
    """Asked from outside: a locked kluis answers as well as an open one."""
    with contextlib.suppress(wire.Broken, OSError), socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as link:
        link.settimeout(5)
        link.connect(str(socket_path(folder_from(environment))))
        wire.send(link, {"ask": "state", "schema": "probe"})
        return "answer" in wire.receive(link)
    return False


def _end(number: int, frame: FrameType | None) -> None:
    sys.exit(0)
