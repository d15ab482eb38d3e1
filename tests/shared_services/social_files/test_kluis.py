"""The kluis as it runs: a process of its own, beside nothing, that forgets everything when it dies."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from shared_services.social_files.vault import outer
from shared_services.social_files.vault.door import Door, VaultClosed
from shared_services.social_files.vault.places import LONGEST_PATH, socket_path
from shared_services.social_files.vault.process import answers
from tests.support.home import CHECKOUT
from tests.support.stack import wait_for

UNTIL = 4_000_000_000.0
PASSPHRASES = {"1": "paard batterij nietje juist", "2": "lantaarn sneeuw dakpan fiets"}

AS_NOBODY = """
import os, socket, sys
os.setuid(65534)
link = socket.socket(socket.AF_UNIX)
link.connect(sys.argv[1])
try:
    link.sendall(bytes(4))
    sys.exit(link.recv(1) != b"")
except (BrokenPipeError, ConnectionResetError):
    sys.exit(0)  # the door was shut in our face
"""


class Kluis:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.door = Door(f"unix:{socket_path(folder)}")
        self.start()

    def start(self) -> None:
        environment = {
            "STREEKPOORT_VAULT_FOLDER": str(self.folder),
            "STREEKPOORT_VAULT_MEMORY_KIB": "1024",
            "PYTHONPATH": str(CHECKOUT),
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "shared_services.social_files.vault"],
            cwd=CHECKOUT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        wait_for(self.answers, 30, "the kluis to listen")

    def answers(self) -> bool:
        try:
            self.door.ask("state", schema="kortrijk")
        except VaultClosed:
            return False
        return True

    def end(self, how: signal.Signals = signal.SIGKILL) -> None:
        self.process.send_signal(how)
        self.process.wait(20)


@pytest.fixture
def kluis(tmp_path: Path) -> Iterator[Kluis]:
    running = Kluis(tmp_path / "k")
    yield running
    running.end()


def test_killed_and_started_again_it_opens_for_two_holders_only(kluis: Kluis) -> None:
    ask = kluis.door.ask
    holders = {n: ask("enrol", schema="kortrijk", holder=n, passphrase=text) for n, text in PASSPHRASES.items()}
    made = ask("found", schema="kortrijk", publics={n: h["public"] for n, h in holders.items()}, until=UNTIL)
    key = ask("new_file_key", schema="kortrijk", ref="r")
    kluis.end()
    with pytest.raises(VaultClosed, match="away"):
        ask("state", schema="kortrijk")
    kluis.start()
    asked = [{"ref": "r", "key_id": key["key_id"], "wrapped": key["wrapped"]}]
    with pytest.raises(VaultClosed, match="locked"):
        ask("open_file_keys", schema="kortrijk", files=asked)
    kept = {"ring": made["ring"], "generations": [{k: made["generation"][k] for k in ("key_id", "sealed")}]}
    for number, text in PASSPHRASES.items():
        shares = [share for share in made["shares"] if share["holder"] == number]
        ask(
            "unlock",
            schema="kortrijk",
            holder={"id": number, **holders[number]},
            passphrase=text,
            shares=shares,
            kept=kept,
            until=UNTIL,
        )
    assert ask("open_file_keys", schema="kortrijk", files=asked)["keys"]["r"] == key["key"]


def test_it_knows_nothing_of_the_application_and_dumps_no_core(kluis: Kluis) -> None:
    pid = kluis.process.pid
    environment = Path(f"/proc/{pid}/environ").read_text()
    assert not any(word in environment for word in ("DATABASE", "SECRET_KEY", "REDIS"))
    limits = Path(f"/proc/{pid}/limits").read_text()
    assert next(line for line in limits.splitlines() if "core file" in line).split()[4:6] == ["0", "0"]
    assert oct(socket_path(kluis.folder).stat().st_mode)[-3:] == "600"
    assert Path(f"/proc/{pid}/status").read_text().split("VmLck:")[1].split()[0] != "0"


def test_it_answers_no_other_user_and_no_nonsense(kluis: Kluis) -> None:
    for question in ("launch", "_ring", "clock", ""):
        with pytest.raises(VaultClosed, match="unknown"):
            kluis.door.ask(question)
    with pytest.raises(VaultClosed, match="malformed"):
        kluis.door.ask("tokens", schema="kortrijk", nothing="?")
    if os.getuid() == 0:
        path = str(socket_path(kluis.folder))
        os.chmod(path, 0o666)
        for place in (kluis.folder, *kluis.folder.parents):
            if str(place).startswith("/tmp/") and place != Path("/tmp"):
                os.chmod(place, 0o755)
        assert subprocess.run([sys.executable, "-c", AS_NOBODY, path], timeout=30).returncode == 0


def test_a_long_folder_still_has_a_socket(tmp_path: Path) -> None:
    long = tmp_path / ("a" * 120)
    assert len(str(socket_path(long))) <= LONGEST_PATH
    assert socket_path(long) == socket_path(long) != socket_path(tmp_path / ("b" * 120))


def test_an_outer_key_wraps_and_is_destroyed(tmp_path: Path) -> None:
    keys = outer.FileKeys(tmp_path)
    sealed = keys.wrap("kortrijk/k1", b"binnen")
    assert keys.unwrap("kortrijk/k1", sealed) == b"binnen"
    assert oct((tmp_path / "kortrijk" / "k1.key").stat().st_mode)[-3:] == "600"
    keys.destroy("kortrijk/k1")
    for name in ("kortrijk/k1", "../k1", "kortrijk/../../x", "/etc/passwd"):
        with pytest.raises(outer.OuterKeyMissing):
            keys.unwrap(name, sealed)


def test_a_probe_from_outside_knows_whether_it_answers(kluis: Kluis) -> None:
    told = {"STREEKPOORT_VAULT_FOLDER": str(kluis.folder)}
    assert answers(told)
    kluis.end()
    assert not answers(told)
