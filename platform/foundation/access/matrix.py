"""The matrix of roles and permissions as a page of the documentation; a test compares it with the registry."""

from pathlib import Path

from django.utils import translation

from foundation.access import declarations

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "roles.md"
TITLES = {"municipality": "Roles of a municipality", "region": "Roles of the region"}


def render() -> str:
    """English, as the rest of the documentation; the Dutch word stands behind it."""
    parts = ["# Roles and permissions", "", "Written by `streekpoort roles` from what each module declares.", ""]
    with translation.override("en"):
        labels = dict(declarations.permissions())
    for scope, title in TITLES.items():
        roles = [role for role in declarations.roles() if role.scope == scope]
        parts += [f"## {title}", "", *_table_of_roles(roles), "", *_matrix(roles, labels), ""]
    return "\n".join(parts).rstrip() + "\n"


def write() -> Path:
    DOCUMENT.parent.mkdir(exist_ok=True)
    DOCUMENT.write_text(render(), encoding="utf-8")
    return DOCUMENT


def _table_of_roles(roles: list[declarations.Role]) -> list[str]:
    rows = ["| role | in Dutch | what for | given by | wall |", "|---|---|---|---|---|"]
    for role in roles:
        with translation.override("en"):
            english, purpose = str(role), str(role.description)
        with translation.override("nl"):
            dutch = str(role)
        given = ", ".join(sorted(role.granted_by)) or "the command line"
        given += "; or by the home municipality" if role.from_home else ""
        given += "; counts after a second person confirms" if role.sensitive else ""
        rows.append(f"| `{role.code}` {english} | {dutch} | {purpose} | {given} | {role.wall or 'its municipality'} |")
    return rows


def _matrix(roles: list[declarations.Role], labels: dict[str, str]) -> list[str]:
    held = sorted({code for role in roles for code in role.permissions})
    head = [
        "| permission | meaning |" + "".join(f" {role.code} |" for role in roles),
        "|---|---|" + "---|" * len(roles),
    ]
    rows = []
    for code in held:
        marks = "".join(" yes |" if code in role.permissions else " |" for role in roles)
        rows.append(f"| `{code}` | {labels.get(code, '')} |{marks}")
    return [*head, *rows]
