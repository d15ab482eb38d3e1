"""Where files live, who sees them, and what is swept up."""

import os
import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.utils.timezone import now

from foundation.files import actions, serving, store
from foundation.files.models import StoredFile
from foundation.files.problems import Infected, ScannerSilent
from foundation.identity.actor import Actor
from foundation.tenancy import municipality, region
from tests.regional_meldpunt.intake.filling import picture

pytestmark = pytest.mark.wall("kortrijk")
GUST = Actor("kortrijk", None, "")


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Any) -> Path:
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


def test_the_path_carries_the_municipality_and_the_row_is_private(media: Path) -> None:
    stored = actions.take_picture(picture(), by=GUST, at=now())
    assert stored.path.startswith("kortrijk/files/")
    assert (media / stored.path).read_bytes()[:3] == b"\xff\xd8\xff"
    with municipality("menen"):
        assert not StoredFile.objects.exists()
    with region("desk"):
        assert not StoredFile.objects.exists()


def test_the_answer_is_never_guessed_run_or_kept() -> None:
    response = serving.respond(actions.take_picture(picture(), by=GUST, at=now()))
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Disposition"].startswith("inline; filename=")
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path", ["../geheim", "kortrijk/files/../../menen/x", "kortrijk/elders/x", "/etc/passwd", "menen/files/aa/b"]
)
def test_a_path_that_leaves_its_folder_opens_nothing(path: str) -> None:
    with pytest.raises((store.BadPath, FileNotFoundError)):
        store.open_path(path, "kortrijk")


def test_a_failure_leaves_nothing_behind(media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: Any, **kwargs: Any) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OSError, match="no space"):
        actions.take_picture(picture(), by=GUST, at=now())
    assert not [path for path in media.rglob("*") if path.is_file()]


def test_a_row_that_fails_takes_its_bytes_along(media: Path) -> None:
    with pytest.raises(Exception, match="row-level security"), transaction.atomic():
        actions.take_picture(picture(), by=GUST, at=now(), owner="menen")
    assert not [path for path in media.rglob("*") if path.is_file()]


def test_what_nobody_kept_is_swept_and_what_was_kept_stays(media: Path) -> None:
    old = now() - timedelta(days=2)
    left, kept = (actions.take_picture(picture(), by=GUST, at=old) for _turn in range(2))
    actions.keep(kept, municipality="kortrijk", at_region=False, at=old)
    orphan = media / "kortrijk/files/aa/orphan.jpg.part"
    orphan.parent.mkdir(parents=True, exist_ok=True)
    orphan.write_bytes(b"half")
    os.utime(orphan, (0, 0))
    assert actions.sweep(now()) == 2
    assert not (media / left.path).exists()
    assert (media / kept.path).exists()
    assert not orphan.exists()


@pytest.fixture
def clamd() -> Iterator[dict[str, Any]]:
    """A scanner that answers what a test tells it to, on a free port."""
    server = socket.create_server(("127.0.0.1", 0))
    state: dict[str, Any] = {"answer": b"stream: OK\0", "address": f"127.0.0.1:{server.getsockname()[1]}"}

    def serve() -> None:
        while True:
            try:
                link, _peer = server.accept()
            except OSError:
                return
            with link:
                seen = b""
                while not seen.endswith(b"\0\0\0\0"):
                    seen += link.recv(65536)
                state["seen"] = seen
                link.sendall(state["answer"])

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield state
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join(timeout=5)


def test_the_scanner_sees_the_bytes_that_came_in(clamd: dict[str, Any], settings: Any) -> None:
    settings.STREEKPOORT_ANTIVIRUS = clamd["address"]
    data = picture()
    assert actions.take_picture(data, by=GUST, at=now()).scanned
    assert data.getvalue()[:200] in clamd["seen"]


def test_a_virus_does_not_come_in(clamd: dict[str, Any], settings: Any) -> None:
    settings.STREEKPOORT_ANTIVIRUS, clamd["answer"] = clamd["address"], b"stream: Eicar-Test-Signature FOUND\0"
    with pytest.raises(Infected):
        actions.take_picture(picture(), by=GUST, at=now())
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("answer", [b"", b"INSTREAM size limit exceeded. ERROR\0"])
def test_an_odd_answer_counts_as_no(clamd: dict[str, Any], settings: Any, answer: bytes) -> None:
    settings.STREEKPOORT_ANTIVIRUS, clamd["answer"] = clamd["address"], answer
    with pytest.raises(ScannerSilent):
        actions.take_picture(picture(), by=GUST, at=now())


@pytest.mark.parametrize("address", ["127.0.0.1:1", "unix:/nowhere/clamd.sock", "nonsense"])
def test_a_scanner_that_is_away_lets_nothing_in(settings: Any, address: str) -> None:
    settings.STREEKPOORT_ANTIVIRUS = address
    with pytest.raises(ScannerSilent):
        actions.take_picture(picture(), by=GUST, at=now())
