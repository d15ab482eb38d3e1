"""Dutch is complete everywhere, French wherever a citizen reads; nothing fuzzy, and no catalogue older than its source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation.template import templatize

from tests.contracts.source import PACKAGES, calls, files, modules
from tests.support.home import CHECKOUT

polib = pytest.importorskip("polib")
CITIZEN_APPS = (
    "foundation/design",
    "foundation/notifications",
    "cms/site",
    "regional_meldpunt/intake",
    "regional_meldpunt/meldingen",
    "regional_meldpunt/answers",
    "regional_meldpunt/categories",
    "shared_services/social_files/consent",
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
LITERAL = r"""u?("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
IN_TEMPLATE = re.compile(rf"\b(n?p?)gettext\(\s*{LITERAL}(?:\s*,\s*{LITERAL})?")
IN_PYTHON = {"gettext", "gettext_lazy", "gettext_noop", "_", "ngettext", "ngettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}


def written() -> Iterator[tuple[str, str]]:
    """Each translatable string of the source, with the file it stands in."""
    for module in modules():
        if "from gettext import" in module.text:  # words of the command line, before Django
            continue
        for call, name in calls(module):
            position = (
                0 if name.rpartition(".")[2] in IN_PYTHON else 1 if name.rpartition(".")[2] in WITH_CONTEXT else -1
            )
            if 0 <= position < len(call.args) and isinstance(call.args[position], ast.Constant):
                yield str(call.args[position].value), module.name
    for path in files(".html", ".txt"):
        if "templates" in path.parts:
            for kind, first, second in IN_TEMPLATE.findall(templatize(path.read_text(encoding="utf-8"))):
                literal = second if "p" in kind else first
                yield ast.literal_eval(literal), path.relative_to(CHECKOUT).as_posix()


def catalogues(language: str) -> list[Path]:
    return [
        path
        for root in PACKAGES
        for path in sorted((CHECKOUT / root).rglob(f"locale/{language}/LC_MESSAGES/django*.po"))
    ]


def missing(path: Path) -> list[str]:
    """Strings of a catalogue that a reader would see in English or wrong."""
    found = []
    for entry in polib.pofile(str(path)):
        if entry.obsolete or not entry.msgid:
            continue
        texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        if "fuzzy" in entry.flags or not texts or not all(texts):
            found.append(f"{path.relative_to(CHECKOUT)}: {entry.msgid[:70]!r}")
    return found


def fail_with(found: list[str]) -> None:
    if found:
        pytest.fail(f"{len(found)} strings:\n" + "\n".join(found[:80]), pytrace=False)


def test_dutch_is_complete() -> None:
    assert catalogues("nl")
    fail_with([line for path in catalogues("nl") for line in missing(path)])


def test_every_string_of_the_source_is_in_a_dutch_catalogue() -> None:
    known = {entry.msgid for path in catalogues("nl") for entry in polib.pofile(str(path)) if not entry.obsolete}
    unknown = sorted(
        {
            f"{where}: {text[:70]!r}"
            for text, where in written()
            if text and text not in known and not _translated_elsewhere(text)
        }
    )
    fail_with(unknown)


def _translated_elsewhere(text: str) -> bool:
    """Django, Wagtail and allauth bring Dutch of their own."""
    with translation.override("nl"):
        return translation.gettext(text) != text


def test_french_is_complete_where_citizens_read() -> None:
    fail_with(
        [
            line
            for path in catalogues("fr")
            if any(app in path.as_posix() for app in CITIZEN_APPS)
            for line in missing(path)
        ]
    )


def test_every_citizen_application_speaks_french() -> None:
    spoken = {path.parents[3].relative_to(CHECKOUT).as_posix().removeprefix("platform/") for path in catalogues("fr")}
    written = {app for app in CITIZEN_APPS if any(app in path.as_posix() for path in files(".html"))}
    assert written - spoken == set()


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_a_translation_keeps_its_placeholders(language: str) -> None:
    wrong = []
    for path in catalogues(language):
        for entry in polib.pofile(str(path)):
            plain = entry.msgid and entry.msgstr and not entry.msgid_plural and not entry.obsolete
            if plain and sorted(PLACEHOLDER.findall(entry.msgid)) != sorted(PLACEHOLDER.findall(entry.msgstr)):
                wrong.append(f"{path.relative_to(CHECKOUT)}: {entry.msgid[:60]!r}")
    fail_with(wrong)


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_every_catalogue_is_compiled(language: str) -> None:
    """The compiled file holds the same words: whoever changed the text ran `make messages`."""
    stale = []
    for path in catalogues(language):
        compiled = path.with_suffix(".mo")
        if not compiled.exists():
            stale.append(f"{path.relative_to(CHECKOUT)} has no .mo")
            continue
        words = {
            (entry.msgctxt, entry.msgid): entry.msgstr
            for entry in polib.mofile(str(compiled))
            if not entry.msgid_plural
        }
        for entry in polib.pofile(str(path)).translated_entries():
            if not entry.msgid_plural and words.get((entry.msgctxt, entry.msgid)) != entry.msgstr:
                stale.append(f"{path.relative_to(CHECKOUT)}: {entry.msgid[:60]!r}")
    fail_with(stale)
