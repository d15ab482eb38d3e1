"""A child: a program that runs in a fork of the loaded application.

Each is the leader of a process group, so that whatever it started itself ends with it, and asks the kernel for
SIGTERM when the supervisor dies, however that comes about.
"""

import ctypes
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

PR_SET_PDEATHSIG = 1
PR_SET_NAME = 15
BACKOFF = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0)
STEADY_AFTER = 30.0
"""A child that lived this many seconds starts again at once."""
LARGEST_LOG = 5_000_000

_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


@dataclass(frozen=True)
class Program:
    """What a child runs. `run` blocks for as long as the child lives and returns after SIGTERM."""

    name: str
    run: Callable[[], None]
    to_console: bool = False


@dataclass
class Child:
    """One program and the process that runs it now, if any."""

    program: Program
    log: Path
    pid: int | None = None
    started_at: float = 0.0
    restart_at: float | None = None
    exit_status: int | None = None
    _failures: int = field(default=0, repr=False)

    def start(self, in_child: Callable[[], None]) -> None:
        """Fork; `in_child` runs first in the child, to let go of what belongs to the supervisor."""
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".old.log"))
        self.started_at = time.monotonic()
        self.restart_at = self.exit_status = None
        supervisor = os.getpid()
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid == 0:
            _be_a_child(self, supervisor, in_child)
        with suppress(OSError):
            os.setpgid(pid, pid)
        self.pid = pid

    def died(self, status: int) -> None:
        """Note the end, take what it left behind with it, and plan the next start."""
        self.kill()
        self.pid = None
        self.exit_status = status
        steady = time.monotonic() - self.started_at > STEADY_AFTER
        self._failures = 0 if steady else min(self._failures + 1, len(BACKOFF))
        self.restart_at = time.monotonic() + BACKOFF[max(self._failures - 1, 0)]

    def terminate(self) -> None:
        """Ask it to end."""
        if self.pid is not None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGTERM)

    def kill(self) -> None:
        """End it and everything it started."""
        if self.pid is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)

    def last_words(self, lines: int = 12) -> str:
        """The end of its log."""
        with suppress(FileNotFoundError):
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
        return ""


def describe(status: int) -> str:
    """A wait status in words."""
    if os.WIFSIGNALED(status):
        return f"was ended by {signal.Signals(os.WTERMSIG(status)).name}"
    return f"ended with code {os.WEXITSTATUS(status)}"


def _be_a_child(child: Child, supervisor: int, in_child: Callable[[], None]) -> NoReturn:
    code = 1
    try:
        os.setpgid(0, 0)
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if _libc is not None:
            _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
            _libc.prctl(PR_SET_NAME, f"sp-{child.program.name}".encode()[:15])
        if os.getppid() != supervisor:
            os._exit(0)
        _set_streams(child)
        in_child()
        child.program.run()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except KeyboardInterrupt:
        code = 130
    except BaseException:
        traceback.print_exc()
    finally:
        with suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _set_streams(child: Child) -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    if not child.program.to_console:
        log = os.open(child.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.dup2(log, 1)
        os.dup2(log, 2)
        os.close(log)
