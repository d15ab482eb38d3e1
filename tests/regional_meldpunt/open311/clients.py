"""Clients of others, as they are published. Their own code stays untouched; what they run on is ours to arrange.

``three`` was written for Python 2 and still asks ``itertools`` for ``ifilter``; it gets the ``filter`` of today under that name.
"""

import itertools
import socket
from typing import Any

import pytest


def three_client(*arguments: Any, **options: Any) -> Any:
    if not hasattr(itertools, "ifilter"):
        itertools.ifilter = filter
    three = pytest.importorskip("three")
    return three.Three(*arguments, **options)


def georeport_client(*arguments: Any, **options: Any) -> Any:
    return pytest.importorskip("georeport").GeoReport(*arguments, **options)


def names_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """``kortrijk.localhost`` is this machine (RFC 6761), also where the resolver does not say so."""
    known = socket.getaddrinfo

    def look_up(host: Any, *arguments: Any, **options: Any) -> Any:
        here = isinstance(host, str) and host.endswith(".localhost")
        return known("127.0.0.1" if here else host, *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
