"""One folder per checkout for what the tests keep between runs: the cluster, the templates, Redis.

``STREEKPOORT_TEST_HOME`` chooses another place than ``.streekpoort/tests`` in the checkout.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def test_home() -> Path:
    """The folder of this checkout; it is made when it is not there."""
    home = Path(os.environ.get("STREEKPOORT_TEST_HOME") or CHECKOUT / ".streekpoort" / "tests").resolve()
    home.mkdir(parents=True, exist_ok=True)
    return home


@contextmanager
def locked(name: str) -> Iterator[None]:
    """Hold a file lock of the test home: two runs of pytest, and the workers of one run, take turns."""
    with (test_home() / f"{name}.lock").open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


class Tenure:
    """A run that uses the servers holds a shared lock; whoever leaves last ends them."""

    def __init__(self, name: str) -> None:
        self._handle = (test_home() / f"{name}.users").open("a")

    def begin(self) -> None:
        fcntl.flock(self._handle, fcntl.LOCK_SH)

    def end(self) -> bool:
        """Give the lock back; true when nobody else holds it."""
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        finally:
            self._handle.close()
        return True
