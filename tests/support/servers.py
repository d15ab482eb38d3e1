"""The PostgreSQL and the Redis of the tests: one of each per checkout, shared by every run and every worker.

PostgreSQL works without fsync: a power cut may cost us the test databases and nothing else. The last run that leaves ends both.
"""

from dataclasses import replace
from urllib.parse import urlsplit

from streekpoort.embedded import postgres, redis
from streekpoort.embedded.postgres import Urls
from tests.support.home import Tenure, locked, test_home

PREFIX = "test"


class Servers:
    """Begin before the first test that needs them, end after the last one."""

    def __init__(self) -> None:
        self._tenure: Tenure | None = None
        self._urls: Urls | None = None
        self._redis = ""

    def begin(self) -> None:
        if self._tenure is not None:
            return
        self._tenure = Tenure("servers")
        with locked("servers"):
            self._tenure.begin()
            self._urls = postgres.ensure(test_home(), prefix=PREFIX, durable=False)
            self._redis = redis.ensure(test_home())

    def end(self) -> None:
        if self._tenure is None:
            return
        with locked("servers"):
            if self._tenure.end():
                redis.stop(test_home())
                postgres.stop(test_home())
        self._tenure = None

    def urls(self, database: str) -> Urls:
        """The addresses of one database, for each kind of login."""
        self.begin()
        assert self._urls is not None
        named = {field: into(getattr(self._urls, field), database) for field in Urls.__dataclass_fields__}
        return replace(self._urls, **named)

    def redis_url(self, number: int) -> str:
        """Redis numbers its databases: each worker has its own."""
        self.begin()
        return into(self._redis, str(number % 16))


def into(url: str, database: str) -> str:
    """The same server and login, another database."""
    return urlsplit(url)._replace(path=f"/{database}").geturl()


servers = Servers()
