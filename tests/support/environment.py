"""The environment of a test process, set before Django reads its settings (``-p tests.support.environment`` in pyproject.toml).

Every process - pytest itself, or one worker of it - has a database, a Redis number and a data folder of its own, named after its process
number. Whatever a dead process left behind is removed by the next one.
"""

import os
import shutil
from pathlib import Path

import pytest

from tests.support.home import test_home
from tests.support.servers import PREFIX, servers

DATABASE = f"test_{os.getpid()}"


def data_folder() -> Path:
    """Uploads and other files of this process."""
    return test_home() / "data" / str(os.getpid())


def worker_number() -> int:
    """0 for a run without workers, 1 and up for gw0 and up."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    return int(worker.removeprefix("gw")) + 1 if worker else 0


def prepare(database: str = DATABASE) -> dict[str, str]:
    """The settings of this process, as environment variables."""
    found = servers.urls(database).environment()
    found["REDIS_URL"] = servers.redis_url(worker_number())
    found["STREEKPOORT_ROLE_PREFIX"] = PREFIX
    found["STREEKPOORT_HOME"] = str(data_folder())
    found["STREEKPOORT_VAULT_FOLDER"] = str(test_home() / "vault")  # shared: who builds the world is another process
    found["SECRET_KEY"] = "only-for-tests-" * 4
    data_folder().mkdir(parents=True, exist_ok=True)
    return found


os.environ.update(prepare())


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    shutil.rmtree(data_folder(), ignore_errors=True)
    servers.end()
