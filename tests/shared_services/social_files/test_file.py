"""The file at rest: bound to its place, found only at home, imported whole or not at all, destroyed for good."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils.timezone import now

from foundation.identity.actor import Actor
from foundation.tenancy import municipality
from shared_services.social_files.investigation import importing, queries
from shared_services.social_files.investigation.actions import opening, writing
from shared_services.social_files.investigation.persons import PersonFacts, WrongNumber, read_insz
from shared_services.social_files.investigation.problems import FileRefused
from shared_services.social_files.investigation.sealed import OpenFile, open_file
from shared_services.social_files.investigation.sections import forwardable
from shared_services.social_files.readbook.models import ReadLine
from shared_services.social_files.readbook.verifying import verify
from shared_services.social_files.vault.crypto import DoesNotOpen
from tests import cast
from tests.shared_services.social_files.conftest import BY, LORE, YUSUF, account

Make = Callable[..., OpenFile]


def save(opened: OpenFile, kind: str, base: int = 0, **content: object) -> None:
    part = queries.part(opened.file, kind)
    sara = account(cast.SARA)
    writing.save(opened, part, content, base=base, ground="law", user_id=sara.pk, by=Actor.person(sara), at=now())


def test_sealed_bytes_open_only_in_their_own_place(family: Make) -> None:
    with municipality("kortrijk"):
        one, other = family(), family(PersonFacts("Claerhout", "Jeannine", no_insz="unknown"))
        save(one, "housing", state="Droog.")
        save(one, "housing", base=1, state="Vochtig.")
        part = queries.part(one.file, "housing")
        first, second = queries.version(part, 1), queries.version(part, 2)
        assert one.version(part, first) == {"state": "Droog."}
        first.number = 2  # as another version
        with pytest.raises(DoesNotOpen):
            one.version(part, first)
        with pytest.raises(DoesNotOpen):  # in another file
            other.version(queries.part(other.file, "housing"), second)
        with pytest.raises(DoesNotOpen):  # as another section
            one.version(queries.part(one.file, "health"), second)
        second.sealed = bytes(second.sealed[:-1]) + bytes([second.sealed[-1] ^ 1])
        with pytest.raises(DoesNotOpen):
            one.version(part, second)


def test_a_version_cannot_be_changed_or_removed(family: Make) -> None:
    with municipality("kortrijk"):
        save(family(), "housing", state="Droog.")
        for statement in ("UPDATE social_files_partversion SET number = 9", "DELETE FROM social_readbook_readline"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)


def test_twins_and_people_without_a_number(family: Make) -> None:
    with municipality("kortrijk"):
        opened = family(LORE)
        fleur = PersonFacts("Vermeersch", "Fleur", "2017-05-01", "17050101189", tie="child")
        opening.add_person(opened, fleur, by=BY, at=now())
        with pytest.raises(FileRefused):
            opening.add_person(opened, PersonFacts("Vermeersch", "Fien", "2017-05-01", "17050101189"), by=BY, at=now())
        opening.add_person(opened, PersonFacts("Vermeersch", "Fien", "2017-05-01", "17050101387"), by=BY, at=now())
        opening.add_person(opened, PersonFacts("Diallo", "Awa", no_insz="newborn", tie="child"), by=BY, at=now())
        assert opened.label() == "Lore, met 3 kinderen"
    for wrong in ("91031205858", "12345678901", "9103120585", "abc"):
        with pytest.raises(WrongNumber):
            read_insz(wrong, None)
    with pytest.raises(WrongNumber):
        read_insz(LORE.insz, YUSUF.birthday)


def test_what_came_from_the_crossroads_bank_is_never_forwardable() -> None:
    content = {
        "nationality": "Belg",
        "address": "Markt 1",
        "ksz": ["nationality"],
    }
    assert forwardable("identity", content) == {"address": "Markt 1"}
    means = {"incomes": [{"who": "Lore", "amount": "10"}, {"who": "Lore", "amount": "380", "ksz": True}]}
    assert forwardable("means", means)["incomes"] == [{"who": "Lore", "amount": "10"}]


def test_a_destroyed_file_is_noise(family: Make) -> None:
    with municipality("kortrijk"):
        opened = family()
        save(opened, "housing", state="Droog.")
        opening.destroy(opened.file, by=BY, at=now())
        again = queries.file(opened.file.ref)
        with pytest.raises((IndexError, AttributeError)):
            open_file(again)
        assert queries.find([f"insz:{LORE.insz}"]) == []
        assert queries.latest_versions(again)  # the bytes are there still, and say nothing to anybody


@pytest.mark.parametrize("what", ["changed", "removed", "cut off", "written anew"])
def test_the_log_tells_when_somebody_with_all_rights_changed_it(
    what: str, family: Make, owner_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with municipality("kortrijk"):
        opened = family()
        for number in range(3):
            save(opened, "housing", base=number, state=f"{number}")
        assert verify().sound and verify().lines == 4
        lines = {line.seq: line for line in ReadLine.objects.all()}
        if what == "changed":
            lines[2].verb = "printed"
        elif what == "removed":
            del lines[2]
        elif what == "cut off":
            del lines[3], lines[4]
        else:
            lines[4].seal = bytes(32)
        monkeypatch.setattr("shared_services.social_files.readbook.queries.all_lines", lambda: iter(lines.values()))
        assert not verify().sound


CSV = "file;first_name;family_name;born;insz;tie;housing.rent\nA1;Lore;Vermeersch;1991-03-12;91031205859;requester;740,00\nA1;Awa;Diallo;;;child;\n"


def test_an_import_with_one_wrong_line_imports_nothing(ocmws: Path) -> None:
    with municipality("kortrijk"):
        sara = account(cast.SARA)
        plan = importing.read(CSV.encode())
        assert [bool(line.problems) for line in plan.lines] == [False, True]
        assert "91031205859" not in str(plan.lines)
        with pytest.raises(importing.BadImport):
            importing.carry_out(plan, lead=sara, by=BY, at=now())
        assert queries.living_files() == []
        good = importing.read(CSV.replace("Awa;Diallo;;;child", "Awa;Diallo;2026-10-11;26101105058;child").encode())
        if not good.sound:
            good = importing.read(CSV.splitlines()[0].encode() + b"\n" + CSV.splitlines()[1].encode() + b"\n")
        assert importing.carry_out(good, lead=sara, by=BY, at=now()) == 1
        (file,) = queries.living_files()
        part = queries.part(file, "housing")
        assert open_file(file).version(part, queries.version(part, 1)) == {"rent": "740.00"}
        again = importing.read(CSV.encode())
        assert again.lines[0].problems  # this INSZ has a file here already


def test_json_and_xml_bring_the_same(ocmws: Path) -> None:
    rows = [{"file": "A", "first_name": "Lore", "family_name": "Vermeersch", "insz": LORE.insz, "tie": "requester"}]
    xml = f"<d><p nr='{LORE.insz}'><v>Lore</v><n>Vermeersch</n><g>A</g></p></d>".encode()
    paths = {"file": "g", "first_name": "v", "family_name": "n", "insz": "@nr"}
    with municipality("kortrijk"):
        from_json = importing.read(json.dumps(rows).encode())
        from_xml = importing.read(xml, json.dumps({"each": ".//p", "columns": paths}).encode())
        assert from_json.sound and from_xml.sound
        assert from_json.households["A"].people[0].insz == from_xml.households["A"].people[0].insz
        bomb = b'<!DOCTYPE d [<!ENTITY a "aaaa">]><d>&a;</d>'
        for data, mapping in (
            (xml, b""),
            (bomb, b'{"each": "p", "columns": {}}'),
            (b"[1]", b""),
            (b"", b""),
            (b"\xff\xfe", b""),
        ):
            with pytest.raises(importing.BadImport):
                importing.read(data, mapping)
