"""The key outside the database in a Vault: wrapped, opened, bound to its name, and gone for good when it is destroyed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from shared_services.social_files.vault import outer
from shared_services.social_files.vault.keeper import Keeper, Refused
from shared_services.social_files.vault.outer import FileKeys, OuterKeyMissing, ServiceKeys, TransitKeys
from tests.support import transit

NAME, OTHER = "menen/ring", "menen/k1a2b3c4d5e6"
UNTIL = 32_503_680_000.0


@pytest.fixture
def engine() -> Iterator[transit.Engine]:
    with transit.running() as running:
        yield running


@pytest.fixture
def keys(engine: transit.Engine, tmp_path: Path) -> TransitKeys:
    token = tmp_path / "token"
    token.write_text(engine.token + "\n")
    found = outer.chosen(f"transit+{engine.address}", tmp_path, str(token))
    assert isinstance(found, TransitKeys)
    return found


def test_what_is_wrapped_there_opens_there_and_only_under_its_own_name(
    engine: transit.Engine, keys: TransitKeys
) -> None:
    wrapped, other = keys.wrap(NAME, b"ring"), keys.wrap(OTHER, b"generation")
    assert wrapped.startswith(b"vault:v1:") and b"ring" not in wrapped
    assert keys.unwrap(NAME, wrapped) == b"ring" and keys.unwrap(OTHER, other) == b"generation"
    assert keys.unwrap(NAME, keys.wrap(NAME, b"again")) == b"again" and keys.unwrap(NAME, wrapped) == b"ring"
    assert sorted(engine.keys) == ["menen.k1a2b3c4d5e6", "menen.ring"]
    engine.keys["menen.k1a2b3c4d5e6"] = engine.keys["menen.ring"]
    for name, data in ((OTHER, wrapped), (NAME, wrapped[:-4] + b"AAAA"), (NAME, b"rubbish"), ("../sys/raw", wrapped)):
        with pytest.raises(OuterKeyMissing):
            keys.unwrap(name, data)


def test_a_destroyed_key_opens_no_copy_any_more(engine: transit.Engine, keys: TransitKeys) -> None:
    wrapped = keys.wrap(OTHER, b"generation")
    keys.destroy(OTHER)
    assert engine.asked[-2:] == [
        ("POST", "/v1/transit/keys/menen.k1a2b3c4d5e6/config"),
        ("DELETE", "/v1/transit/keys/menen.k1a2b3c4d5e6"),
    ]
    with pytest.raises(OuterKeyMissing):
        keys.unwrap(OTHER, wrapped)
    keys.destroy(OTHER)  # once more is no problem


def test_without_the_right_token_or_without_the_service_nothing_opens(
    engine: transit.Engine, keys: TransitKeys, tmp_path: Path
) -> None:
    wrapped = keys.wrap(NAME, b"ring")
    (tmp_path / "token").write_text("stolen")
    for attempt in (lambda: keys.unwrap(NAME, wrapped), lambda: keys.destroy(NAME)):
        with pytest.raises(OuterKeyMissing):
            attempt()
    assert engine.keys
    nobody = TransitKeys("http://127.0.0.1:9/v1/transit", tmp_path / "token")
    with pytest.raises(OuterKeyMissing):
        nobody.unwrap(NAME, wrapped)


def test_a_kluis_with_its_outer_keys_in_a_vault_is_founded_grows_and_destroys(
    engine: transit.Engine, keys: TransitKeys, tmp_path: Path
) -> None:
    kluis = Keeper(keys, tmp_path, memory_kib=1024)
    said = {name: kluis.enrol("menen", name, f"een lange zin voor houder {name}") | {"id": name} for name in ("1", "2")}
    made = kluis.found("menen", {name: told["public"] for name, told in said.items()}, UNTIL)
    first = made["generation"]
    file = kluis.new_file_key("menen", "file")
    second = kluis.grow("menen")
    again = kluis.rewrap("menen", "file", file["key_id"], file["wrapped"])
    kluis.destroy("menen", first["key_id"])
    kluis.lock("menen")
    kept = {"ring": made["ring"], "generations": [{"key_id": second["key_id"], "sealed": second["sealed"]}]}
    for name in ("1", "2"):
        told = _unlock(kluis, said[name], made["shares"], kept)
    assert told["open"]
    opened = kluis.open_file_keys("menen", [{"ref": "file", **again}])["keys"]["file"]
    assert opened == file["key"]
    kluis.lock("menen")
    kept["generations"].insert(0, {"key_id": first["key_id"], "sealed": first["sealed"]})  # from an old backup
    _unlock(kluis, said["1"], made["shares"], kept)
    with pytest.raises((OuterKeyMissing, Refused)):
        _unlock(kluis, said["2"], made["shares"], kept)


def _unlock(kluis: Keeper, told: dict[str, object], shares: list[dict[str, object]], kept: dict[str, object]) -> dict:
    name = str(told["id"])
    holder = {key: told[key] for key in ("id", "salt", "memory_kib", "public", "sealed")}
    mine = [share for share in shares if share["holder"] == name]
    return kluis.unlock("menen", holder, f"een lange zin voor houder {name}", mine, kept, UNTIL)


def test_an_address_that_is_not_https_is_refused_before_a_token_travels(tmp_path: Path) -> None:
    for where in ("transit+http://vault.example/v1/transit", "http://keys.example", "ftp://keys.example"):
        with pytest.raises(ValueError, match="https"):
            outer.chosen(where, tmp_path, "token")
    assert isinstance(outer.chosen("https://keys.example", tmp_path, "token"), ServiceKeys)
    assert isinstance(outer.chosen("", tmp_path), FileKeys)
