"""Everything the application needs from outside, in one step, as the environment the settings read.

What is already set (`DATABASE_URL`, `REDIS_URL`, ...) is used as it is: the same code then runs on managed
PostgreSQL and Valkey. Only what is missing is started here.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from streekpoort.embedded import postgres, redis
from streekpoort.embedded.home import Say, prepare, secret, silent

DEFAULT_HOME = ".streekpoort"


class MissingAddress(RuntimeError):
    """An outside database was named, but not all the logins that go with it."""


def home_from(environment: Mapping[str, str]) -> Path:
    """The data folder: STREEKPOORT_HOME, by default `.streekpoort` in the present folder."""
    return Path(environment.get("STREEKPOORT_HOME") or DEFAULT_HOME).expanduser().resolve()


def ensure(home: Path, environment: Mapping[str, str] = os.environ, *, say: Say = silent) -> dict[str, str]:
    """Start what is missing and return the settings of every process, secrets included."""
    home = prepare(home)
    settings = {"STREEKPOORT_HOME": str(home)}
    settings["SECRET_KEY"] = environment.get("SECRET_KEY") or secret(home, "secret_key", length=64)
    settings.update(_database(home, environment, say))
    settings["REDIS_URL"] = environment.get("REDIS_URL") or redis.ensure(home, say=say)
    return settings


def running(home: Path) -> bool:
    """Whether the database of this home already runs."""
    return home.exists() and postgres.is_running(home)


def stop(home: Path) -> None:
    """End whatever of ours runs in this home."""
    redis.stop(home)
    postgres.stop(home)


def stop_ours(home: Path, environment: Mapping[str, str]) -> None:
    """End what `ensure` started with the same environment; what came from outside is left alone."""
    if not environment.get("REDIS_URL"):
        redis.stop(home)
    if not environment.get("DATABASE_URL"):
        postgres.stop(home)


def _database(home: Path, environment: Mapping[str, str], say: Say) -> dict[str, str]:
    names = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_QUEUE_URL", "DATABASE_ENGINE_URL")
    given = {name: environment[name] for name in names if environment.get(name)}
    if not given:
        prefix = environment.get("STREEKPOORT_ROLE_PREFIX") or "streekpoort"
        return postgres.ensure(home, prefix=prefix, say=say).environment()
    missing = [name for name in names[:2] if name not in given]
    if missing:
        raise MissingAddress(f"An outside database is set ({', '.join(given)}) but {', '.join(missing)} is missing.")
    for name in names[2:]:
        given.setdefault(name, given["DATABASE_URL"])
    return given
