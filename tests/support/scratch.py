"""A database of one test's own, for whoever creates, removes or migrates municipalities."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from streekpoort.embedded.postgres import Urls
from tests.support import database
from tests.support.environment import DATABASE
from tests.support.servers import servers


@dataclass(frozen=True)
class Scratch:
    """``environment`` runs a command against it: ``subprocess.run([...], env=scratch.environment)``."""

    name: str
    urls: Urls

    @property
    def environment(self) -> dict[str, str]:
        return dict(os.environ, **self.urls.environment())


@pytest.fixture
def scratch() -> Iterator[Scratch]:
    name = f"{DATABASE}_scratch"
    database.make(name)
    yield Scratch(name, servers.urls(name))
    database.drop(name)
