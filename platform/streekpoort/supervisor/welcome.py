"""What a person sees when all is ready: where to go, and as whom to sign in."""

import http.client
import json
from contextlib import suppress
from pathlib import Path

from streekpoort.supervisor.console import table

LOGINS = (
    ("operator@regio.demo", "region", "takes the meldingen that come in at the desk"),
    ("eva@regio.demo", "region", "is on call tonight, on a phone"),
    ("coordinator@regio.demo", "region", "keeps roster and categories"),
    ("directeur@regio.demo", "region", "compares municipalities"),
    ("regiobeheerder@regio.demo", "region", "looks after the region's accounts"),
    ("behandelaar@<municipality>.demo", "municipality", "handles the own meldingen"),
    ("onthaal@<municipality>.demo", "municipality", "helps people at the counter"),
    ("directie@<municipality>.demo", "municipality", "reads morning reports and hours of the own municipality"),
    ("redacteur@<municipality>.demo", "municipality", "writes the website"),
    ("maatschappelijk-werker@kortrijk.demo", "Kortrijk, Menen", "keeps the social files of the OCMW"),
    ("hoofdsociaal@kortrijk.demo", "Kortrijk, Menen", "leads the social service, holds a key"),
    ("beheerder@<municipality>.demo", "municipality", "looks after accounts and settings"),
)
PASSWORD = "streekpoort-demo"


def addresses_file(home: Path) -> Path:
    """Where the preparation leaves the names and hosts of the municipalities."""
    return home / "run" / "addresses.json"


def missing_at(port: int) -> str | None:
    """What `/-/ready` still misses, or None when all is well."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=3)
    try:
        connection.request("GET", "/-/ready")
        facts = json.loads(connection.getresponse().read())
    except (OSError, http.client.HTTPException, ValueError):
        return "web"
    finally:
        connection.close()
    if facts.get("ok"):
        return None
    parts = [name for name, part in facts.items() if isinstance(part, dict) and not part.get("ok")]
    return ", ".join(parts) or "web"


def text(home: Path, port: int) -> str:
    """The table of addresses and demo logins."""
    hosts: list[list[str]] = []
    with suppress(FileNotFoundError, ValueError):
        hosts = json.loads(addresses_file(home).read_text())
    rows = [(name, f"http://{host}:{port}/") for name, host in hosts]
    parts = [
        "",
        table("Addresses", rows),
        "",
        table(f"Demo logins, all with the password {PASSWORD}", list(LOGINS)),
        "",
        "Sign in at /inloggen/ of the same address.",
        f"Mail that would have been sent: http://regio.localhost:{port}/-/post/",
        f"Logs: {home / 'log'}",
        "Press Ctrl-C to end everything.",
        "",
    ]
    return "\n".join(parts)
