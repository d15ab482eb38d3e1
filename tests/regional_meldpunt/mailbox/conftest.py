"""Mail servers of this process, and a mailbox of Kortrijk on them, empty for each test."""

from collections.abc import Iterator
from itertools import count

import pytest
from django.utils.timezone import now

from regional_meldpunt.mailbox import sealing
from regional_meldpunt.mailbox.models import Mailbox, Security
from tests.regional_meldpunt.mailbox.servers import PASSWORD, Post, post_office

NUMBERS = count(1)


@pytest.fixture(scope="session")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Post]:
    with post_office(tmp_path_factory.mktemp("post")) as office:
        yield office


def open_mailbox(post: Post, schema: str = "kortrijk", **changes: object) -> Mailbox:
    """A mailbox with a name of its own, behind the present wall."""
    name = f"meldpunt{next(NUMBERS)}"
    post.open_box(name)
    values: dict[str, object] = {
        "municipality": schema,
        "address": f"{name}@{schema}.example",
        "host": "127.0.0.1",
        "port": post.imap_port,
        "security": Security.NONE,
        "login": name,
        "sealed_password": sealing.seal(PASSWORD),
        "take_existing": True,
        "started_at": now(),
        "colleagues": f"stad-{schema}.example",
    }
    return Mailbox.objects.create(**{**values, **changes})


@pytest.fixture
def box(post: Post, db: None) -> Iterator[Mailbox]:
    from foundation.tenancy import municipality

    with municipality("kortrijk"):
        yield open_mailbox(post)
