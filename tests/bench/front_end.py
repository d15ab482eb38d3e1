"""What a browser makes of the pages of a municipality: Lighthouse on a telephone, the Nu HTML checker over every kind of
page, and the weight of the home page. Needs npm (both tools are fetched into `build/tools`), Chromium and, for the checker, java.

Lighthouse simulates a slow telephone from what it measured; on a busy machine its figure of performance is too low, never too
high, so of three runs the best counts.
"""

from tests.bench import house  # isort: skip  # it makes the database and settings before anything is imported

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from wagtail.models import Page

from cms.catalogue.demo import load as products
from cms.concepts.demo import load as concepts
from cms.concepts.queries import latest_versions
from foundation.tenancy import municipality, region
from foundation.tenancy.registers import demo_municipality
from tenants.registry.hosts import by_schema
from tests.bench.figures import Figure
from tests.support import chromium
from tests.support.home import CHECKOUT
from tests.support.stack import Stack, two_free_ports, wait_for

TOOLS = Path(os.environ.get("BENCH_TOOLS") or CHECKOUT / "build" / "tools")
PACKAGES = ("lighthouse@12.8.2", "vnu-jar@26.9.27")
HOST = "kortrijk.localhost"
LOOKED_AT = {"home": "/", "product": "/producten/reispas/", "search": "/zoeken/?q=paspoort"}
KINDS = ("performance", "accessibility", "best-practices", "seo")
LEAST, MOST_WEIGHT, RUNS = 95, 250_000, 3
ALSO = ("/producten/", "/producten/reispas/", "/producten/thema/burger-overheid/", "/zoeken/?q=paspoort", "/zoeken/?q=xyzzyx",
        "/mening/?pagina=/verhuizen/", "/offline/", "/overzicht/", "/bestaat-niet/")  # fmt: skip
TOWNS = ("kortrijk", "spiere_helkijn")  # the second shows two languages
CONTACT = {
    "phone": "056 00 00 00",
    "email": "info@gemeente.example",
    "street": "Markt 1",
    "postal_code": "8500",
    "city": "Kortrijk",
}
HOURS = {day: [["09:00", "12:00"], ["13:30", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}


def run() -> list[Figure]:
    fetch_tools()
    with house.opened(), tempfile.TemporaryDirectory() as folder:
        pages = furnish()
        stack = Stack(two_free_ports(), Path(folder))
        try:
            stack.start("web")
            wait_for(lambda: stack._status("/-/live") == 200, 60, "the pages", stack.logs)
            found = [weight(stack.port), *checked(stack.port, pages, Path(folder))]
            for name, path in LOOKED_AT.items():
                found += lighthouse(name, f"http://{HOST}:{stack.port}{path}", Path(folder))
            return found
        finally:
            stack.end()


def fetch_tools() -> None:
    if all((TOOLS / "node_modules" / package.partition("@")[0]).is_dir() for package in PACKAGES):
        return
    npm = shutil.which("npm")
    if npm is None:
        raise RuntimeError("npm is needed to fetch Lighthouse and the Nu HTML checker.")
    TOOLS.mkdir(parents=True, exist_ok=True)
    command = [
        npm,
        "install",
        "--no-save",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefix",
        str(TOOLS),
        *PACKAGES,
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def furnish() -> list[tuple[str, str]]:
    """The demo website and catalogue of two towns. Returns an address of every type of page that each has."""
    with region("coordinator"):
        concepts.load()
    found = []
    for schema in TOWNS:
        place = replace(by_schema(schema), contact=CONTACT, opening_hours=HOURS)
        with municipality(schema):
            products.fill(place, latest_versions())
            demo_municipality.run(place)
            pages = Page.objects.live().filter(depth__gt=1).order_by("depth", "path").select_related("content_type")
            by_type = {page.content_type.model: f"/{page.url_path.split('/', 2)[2]}" for page in pages}
        found += [(f"{place.slug}.localhost", path) for path in (*sorted(by_type.values()), *ALSO)]
    return found


def weight(port: int) -> Figure:
    """Everything of the home page but images, as a browser receives it, and whether anything comes from elsewhere."""
    bytes_of: dict[str, int] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(service_workers="block", viewport={"width": 390, "height": 844}).new_page()
        page.on("requestfinished", lambda request: bytes_of.__setitem__(request.url, _received(request)))
        page.goto(f"http://{HOST}:{port}/", wait_until="networkidle")
        images = {
            entry for entry in bytes_of if entry.rsplit("?", 1)[0].endswith((".webp", ".avif", ".jpg", ".jpeg", ".png"))
        }
        browser.close()
    elsewhere = [url for url in bytes_of if not url.startswith((f"http://{HOST}:{port}/", "data:"))]
    total = sum(size for url, size in bytes_of.items() if url not in images)
    return Figure(
        name="home page without images, as received", ours=total / 1000, unit="kB", other=len(elsewhere), other_name="requests elsewhere",
        goal=f"< {MOST_WEIGHT // 1000} kB, 0", met=total < MOST_WEIGHT and not elsewhere,
    )  # fmt: skip


def _received(request: Any) -> int:
    sizes = request.sizes()
    return int(sizes["responseBodySize"] + sizes["responseHeadersSize"])


def checked(port: int, pages: list[tuple[str, str]], folder: Path) -> Iterator[Figure]:
    """Errors of the Nu HTML checker, each told on the way."""
    java = shutil.which("java")
    if java is None:
        print("no java here, so the Nu HTML checker did not run (apt install default-jre-headless)")
        yield Figure(name="Nu HTML checker", ours=-1, unit="errors", goal="0", met=False)
        return
    files = {}
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    for number, (host, path) in enumerate(pages):
        connection.request("GET", path, headers={"Host": f"{host}:{port}", "User-Agent": "bench"})
        answer = connection.getresponse()
        text = answer.read()
        if answer.status != (404 if path == ALSO[-1] else 200):
            raise RuntimeError(f"{host}{path}: {answer.status}")
        (folder / f"{number}.html").write_bytes(text)
        files[f"{number}.html"] = host + path
    jar = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [
        java,
        "-Xss8m",
        "-jar",
        str(jar),
        "--format",
        "json",
        "--errors-only",
        *(str(folder / name) for name in files),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    errors = json.loads(done.stderr)["messages"]
    for error in errors:
        where = files[error["url"].rsplit("/", 1)[1]]
        print(f"{where}: {error['message']} | {error.get('extract', '')[:160]!r}")
    yield Figure(name=f"Nu HTML checker, {len(files)} pages", ours=len(errors), unit="errors", goal="0", met=not errors)


def lighthouse(name: str, address: str, folder: Path) -> list[Figure]:
    runs = [_lighthouse(address, folder / f"{name}-{number}.json") for number in range(RUNS)]
    found = []
    for kind in KINDS:
        best = max(scores[kind] for scores in runs)
        found.append(
            Figure(
                name=f"Lighthouse, telephone, {name}: {kind}",
                ours=best,
                unit="of 100",
                goal=f">= {LEAST}",
                met=best >= LEAST,
            )
        )
    return found


def _lighthouse(address: str, report: Path) -> dict[str, float]:
    command = [
        shutil.which("node") or "node", str(TOOLS / "node_modules" / "lighthouse" / "cli" / "index.js"), address, "--quiet",
        "--output=json", f"--output-path={report}", f"--only-categories={','.join(KINDS)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage",
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": chromium.find() or ""}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if not report.exists():
        raise RuntimeError(done.stderr[-2000:])
    facts = json.loads(report.read_text())
    for audit in facts["audits"].values():
        if (
            audit.get("score") is not None
            and audit["score"] < 0.9
            and audit.get("scoreDisplayMode") in ("binary", "numeric", "metricSavings")
        ):
            print(
                f"{address.rpartition('/')[2] or '/'} {audit['id']}: {audit['score']} {audit.get('displayValue', '')}"
            )
    return {kind: round(100 * (facts["categories"][kind]["score"] or 0)) for kind in KINDS}


if __name__ == "__main__":
    for figure in run():
        print(figure.line)
