"""The statements of a dump, fewer and cheaper, for the same tables.

`pg_dump` makes a bare table and then alters it again and again: once for its sequence, once for each constraint. Every
such statement opens the table anew, and a foreign key that is added later reads both tables to see whether it holds.
Here a table is made complete at once. What cannot be part of it, because tables refer to each other in a circle or
because a table has rows already, is added at the end in one statement per table.
"""

import re
from dataclasses import dataclass, field

STATEMENT = re.compile(r"(?<=;)\n(?=[A-Z])")
TABLE = re.compile(r"CREATE TABLE (?P<table>\S+) \(\n(?P<parts>.*)\n\)(?P<options>.*);", re.DOTALL)
IDENTITY = re.compile(
    r"ALTER TABLE (?P<table>\S+) ALTER COLUMN (?P<column>\S+) ADD GENERATED (?P<when>ALWAYS|BY DEFAULT) AS IDENTITY \("
    r"\s+SEQUENCE NAME (?P<sequence>\S+)(?P<options>.*)\n\);",
    re.DOTALL,
)
CONSTRAINT = re.compile(r"ALTER TABLE ONLY (?P<table>\S+)\s+ADD (?P<rule>CONSTRAINT .*);", re.DOTALL)
REFERENCE = re.compile(r"FOREIGN KEY .* REFERENCES (?P<table>[^\s(]+)\(")
ROWS = re.compile(r"INSERT INTO (?P<table>\S+) VALUES")
USUAL = "START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1"
AT_START = re.compile(r"SELECT pg_catalog\.setval\('.*', 1, false\);")


@dataclass
class Table:
    name: str
    parts: list[str]
    options: str
    references: list[tuple[str, str]] = field(default_factory=list)  # the other table, the rule
    has_rows: bool = False

    def make_identity(self, column: str, when: str, sequence: str, options: str) -> None:
        number = next(i for i, part in enumerate(self.parts) if part.startswith(f"{column} "))
        options = " ".join(options.split())
        details = f"SEQUENCE NAME {sequence}" + ("" if options == USUAL else f" {options}")
        self.parts[number] += f" GENERATED {when} AS IDENTITY ({details})"

    def statement(self) -> str:
        return f"CREATE TABLE {self.name} (\n    " + ",\n    ".join(self.parts) + f"\n){self.options};"


def compact(text: str) -> str:
    """The text of a dump (see `baseline.tidy`) in the order tables, rows, indexes, remaining references."""
    tables: dict[str, Table] = {}
    rest: list[str] = []
    for statement in STATEMENT.split(text.strip()):
        if not _absorbed(statement, tables):
            rest.append(statement)
    made = _in_order(tables)
    return "\n".join([*_complete(made), *rest, *_remaining(made)]) + "\n"


def _absorbed(statement: str, tables: dict[str, Table]) -> bool:
    """Whether the statement has become part of a table, or says nothing that a new table does not have anyway."""
    if found := TABLE.fullmatch(statement):
        parts = [part.strip() for part in found["parts"].split(",\n")]
        tables[found["table"]] = Table(found["table"], parts, found["options"])
        return True
    if found := IDENTITY.fullmatch(statement):
        tables[found["table"]].make_identity(found["column"], found["when"], found["sequence"], found["options"])
        return True
    if found := CONSTRAINT.fullmatch(statement):
        table = tables[found["table"]]
        if other := REFERENCE.search(found["rule"]):
            table.references.append((other["table"], found["rule"]))
        else:
            table.parts.append(found["rule"])
        return True
    if found := ROWS.match(statement):
        tables[found["table"]].has_rows = True
    return bool(AT_START.fullmatch(statement))


def _in_order(tables: dict[str, Table]) -> list[Table]:
    """Each table after those it refers to, as far as they do not refer back to it."""
    order: dict[str, Table] = {}
    begun: set[str] = set()

    def visit(table: Table) -> None:
        if table.name in begun:
            return
        begun.add(table.name)
        for other, _rule in table.references:
            visit(tables[other])
        order[table.name] = table

    for table in tables.values():
        visit(table)
    return list(order.values())


def _complete(made: list[Table]) -> list[str]:
    """The statements that make the tables; a reference that became part of one is taken from the list of it."""
    statements, known = [], set()
    for table in made:
        known.add(table.name)
        if not table.has_rows:
            table.parts += [rule for other, rule in table.references if other in known]
            table.references = [(other, rule) for other, rule in table.references if other not in known]
        statements.append(table.statement())
    return statements


def _remaining(made: list[Table]) -> list[str]:
    statements = []
    for table in made:
        if table.references:
            rules = ",\n    ".join(f"ADD {rule}" for _other, rule in table.references)
            statements.append(f"ALTER TABLE ONLY {table.name}\n    {rules};")
    return statements
