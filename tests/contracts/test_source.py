"""Rules of the source that a reader would otherwise have to remember. Each failure names the place and says why."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.contracts.source import Module, calls, dotted, files, imports, modules, tracked
from tests.support.home import CHECKOUT

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
LONGEST_CONTROLLER = 40
RAW_SQL = {"cursor", "raw", "extra", "RawSQL", "execute", "executemany", "copy"}
RAW_SQL_PLACES = re.compile(
    r"^(foundation/(tenancy|events|realtime|tasks)/"  # the walls, the stream and its wake-up call, the queue that skips locked rows
    r"|.*/(queries|actions)(\.py$|/)"  # the only doors of a sub-app
    r"|tenants/provisioning/"  # makes schemas, which no ORM does
    r"|streekpoort/(embedded|supervisor)/"  # works before Django does
    r"|streekpoort/health\.py$"  # asks the database whether it lives
    r"|regional_meldpunt/dispatch/engine\.py$)"  # asks the clock of the database, the only one it trusts
)
CLOCK = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "date.today",
    "datetime.date.today",
}
NOT_OURS = re.compile(r"(\.lock|lock\.json|LICENSE|\.svg|\.sql|\.po|\.geojson|\.json)$")
PLACES_OF_A_MACHINE = re.compile(
    "|".join(
        (
            r"/wo" + r"rk/(main|shared)",
            r"/ro" + r"ot/",
            r"/tmp/" + r"venv",
            r"pythonho" + r"sted\.org",
            r"registry\.npm" + r"js",
            r"pypi\.o" + r"rg/simple",
        )
    )
)
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|HA" + r"CK)\b")


def complain(found: Iterator[str] | list[str], why: str) -> None:
    listed = list(found)
    if listed:
        pytest.fail(f"{why}\n" + "\n".join(listed), pytrace=False)


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    paths = [
        *(module.path for module in modules()),
        *(module.path for module in modules("tests")),
        *files(".js", ".html"),
    ]
    long = ((path, path.read_text(encoding="utf-8").count("\n")) for path in paths)
    complain(
        [f"{path.relative_to(CHECKOUT)}: {lines} lines" for path, lines in long if lines > LONGEST_FILE],
        f"A file has at most {LONGEST_FILE} lines: split it by what it is about.",
    )


def test_nothing_that_a_run_makes_is_kept() -> None:
    products = {"__pycache__", ".venv", ".streekpoort", "node_modules", "build"}
    names = (path.relative_to(CHECKOUT) for path in tracked())
    complain(
        [str(name) for name in names if products & set(name.parts) or name.suffix in (".pyc", ".pyo")],
        "What a run makes is made again, and carries the paths of the machine that made it.",
    )


def test_no_function_is_longer_than_a_screen() -> None:
    complain(
        [
            module.at(node, f"{node.name} has {length} lines")
            for module in (*modules(), *modules("tests"))
            for node in functions(module)
            if (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
        ],
        f"A function has at most {LONGEST_FUNCTION} lines: it does one thing.",
    )


def test_every_function_says_what_it_takes_and_gives() -> None:
    complain(
        [module.at(node, node.name) for module in modules() for node in functions(module) if node.returns is None],
        "Every function of the product has a return type.",
    )


def test_views_never_touch_a_manager() -> None:
    complain(
        [
            module.at(node, dotted(node))
            for module in modules()
            if re.search(r"/(views?|\w+_views|consumers?)(\.py$|/)", module.package)
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}
        ],
        "A view reaches objects through access, queries and actions only: that is where it is decided who may see them.",
    )


def test_nothing_listens_to_save() -> None:
    forbidden = {"post_save", "pre_save", "m2m_changed"}
    complain(
        [
            module.at(node, name)
            for module in modules()
            for node, name in imports(module)
            if name.rpartition(".")[2] in forbidden
        ],
        "A write is an action that announces an event; a receiver of save() hides what a verb does.",
    )


def test_raw_sql_stays_in_its_places() -> None:
    complain(
        [
            module.at(node, name)
            for module in modules()
            if not RAW_SQL_PLACES.match(module.package)
            for node, name in calls(module)
            if name.rpartition(".")[2] in RAW_SQL
            and re.search(r"(cursor|connection|objects|queryset|RawSQL|manager)", name)
        ],
        "Raw SQL can name a neighbour's schema. It stands in foundation.tenancy, events and realtime, and in queries and actions.",
    )


def test_nothing_reads_the_clock_of_the_machine() -> None:
    complain(
        [module.at(node, name) for module in modules() for node, name in calls(module) if name in CLOCK],
        "Pass `at` in, or read django.utils.timezone.now() once per operation.",
    )


def test_an_ignored_type_error_says_which_and_why() -> None:
    bare = re.compile(r"#\s*type:\s*ignore(?!\[[\w,\s-]+\]\s*#\s*\S)")
    complain(
        [
            f"{module.name}:{number}: {line.strip()}"
            for module in modules()
            for number, line in enumerate(module.text.splitlines(), 1)
            if bare.search(line)
        ],
        "Write `# type: ignore[code]  # reason`.",
    )


def test_only_the_walls_know_how_a_wall_is_chosen() -> None:
    forbidden = {"schema_context", "tenant_context", "set_schema_to_public", "set_schema", "set_tenant"}
    complain(
        [
            module.at(node, name)
            for module in modules()
            if not module.package.startswith("foundation/tenancy/")
            for node, name in calls(module)
            if name.rpartition(".")[2] in forbidden
        ],
        "Use foundation.tenancy: a schema without its role is no wall.",
    )


def test_a_controller_in_javascript_stays_small() -> None:
    complain(
        [
            f"{path.relative_to(CHECKOUT)}: {lines} lines"
            for path in files(".js")
            if "controllers" in path.parts
            and (lines := path.read_text(encoding="utf-8").count("\n")) > LONGEST_CONTROLLER
        ],
        f"A controller has at most {LONGEST_CONTROLLER} lines.",
    )


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (
            r"<script(?![^>]*\bsrc=)(?![^>]*\bnonce=)(?![^>]*application/(ld\+)?json)",
            "a script of its own has no place in a page: put it in static/",
        ),
        (r"<[^>]+\sstyle=\"", "a style attribute is refused by the content security policy: use a class"),
        (r"<[^>]+\son[a-z]+=\"", "an inline handler is refused by the content security policy: use a data- attribute"),
    ],
    ids=["script", "style", "handler"],
)
def test_pages_pass_their_own_content_security_policy(pattern: str, why: str) -> None:
    complain(
        [
            f"{path.relative_to(CHECKOUT)}: {found[0][:80]}"
            for path in files(".html")
            if not re.search(
                r"(^|/)(e?mails?|notifications)(/|\.html)|account/email/", path.as_posix()
            )  # a mail knows no stylesheet
            for found in [re.search(pattern, path.read_text(encoding="utf-8"))]
            if found
        ],
        why,
    )


def test_nothing_names_the_machine_it_was_written_on() -> None:
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(CHECKOUT)}: {match[0]}" for match in [PLACES_OF_A_MACHINE.search(text)] if match]
    complain(
        found, "The project works anywhere: no path of one machine and no host of a package registry in a kept file."
    )


def test_nothing_is_left_unfinished() -> None:
    kept = (path for path in tracked() if path.suffix in {".py", ".js", ".css", ".html", ".md", ".toml", ".yaml"})
    complain(
        [
            f"{path.relative_to(CHECKOUT)}: {match[0]}"
            for path in kept
            for match in [UNFINISHED.search(path.read_text(encoding="utf-8"))]
            if match
        ],
        "Finish it, or file an issue.",
    )
