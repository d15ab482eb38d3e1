"""Measures the accessibility of every kind of page and writes it down: `python -m tests.support.audit PORT`.

It asks a demo that runs on that port. What axe says is written as it is, also when it is not nice; the accessibility
statement of each municipality shows these rows and nothing else.
"""

import json
import sys
import time
from collections.abc import Collection, Iterator
from typing import Any

from playwright.sync_api import Page, sync_playwright

from cms.site.audits import RESULTS
from tests.support import chromium
from tests.support.browser import ARGUMENTS, WCAG, _axe

THEMES = ("kortrijk", "avelgem", "spiere-helkijn")  # soft, round and with the other face; the last one bilingual
WIDTHS = (390, 1440)
SUBSITES = ("menen", "waregem")  # not every theme above has one
PAGES = {
    "homepage": "/",
    "themepage": "/papieren/",
    "contentpage": "/privacy/",
    "newsindexpage": "/nieuws/",
    "newspage": "",
    "agendapage": "/agenda/",
    "eventpage": "/agenda/voorleesuurtje/",
    "placespage": "/adressen/",
    "placepage": "/adressen/recyclagepark/",
    "departmentspage": "/diensten/",
    "departmentpage": "/diensten/burgerzaken/",
    "peoplepage": "/medewerkers/",
    "personpage": "",
    "guidepage": "/een-feest-in-uw-straat/",
    "guidechapterpage": "/een-feest-in-uw-straat/toelating/",
    "stepbysteppage": "/een-kind-komt/",
    "publicationspage": "/publicaties/",
    "publicationpage": "/publicaties/reglement-zalen/",
    "contactpage": "/contact/",
    "accessibilitypage": "/toegankelijkheid/",
    "products": "/producten/",
    "product": "/producten/verhuizing-aangeven/",
    "products_theme": "/producten/thema/burger-overheid/",
    "search": "/zoeken/?q=paspoort",
    "search_nothing": "/zoeken/?q=xyzzyx",
    "remark": "/mening/?pagina=/verhuizen/",
    "offline": "/offline/",
    "sitemap": "/overzicht/",
    "subsitepage": "",
}
FOUND_ON = {
    "newspage": ("/nieuws/", ".sp-news a"),
    "personpage": ("/medewerkers/", ".sp-people a"),
    "subsitepage": ("/overzicht/", "a[href='/jeugd/'], a[href='/sport/'], a[href='/werven/']"),
}
RUN = """async (asked) => {
  const found = await axe.run(document, { runOnly: { type: "tag", values: asked } });
  return { engine: found.testEngine.version, passed: found.passes.length, incomplete: found.incomplete.length,
    violations: found.violations.map((each) => ({ id: each.id, nodes: each.nodes.map((node) => node.html.slice(0, 160)) })) };
}"""


def rows(page: Page, port: int, theme: str, width: int, kinds: Collection[str] = PAGES) -> Iterator[dict[str, Any]]:
    base = f"http://{theme}.localhost:{port}"
    for kind in kinds:
        path = PAGES[kind]
        if kind in FOUND_ON:
            index, link = FOUND_ON[kind]
            page.goto(base + index)
            found_there = page.locator(link)
            if not found_there.count():
                continue
            path = found_there.first.get_attribute("href") or index
        answer = page.goto(base + path)
        if answer is None or not answer.ok:
            print(f"{theme} {path}: {answer.status if answer else 'no answer'}", file=sys.stderr)
            continue
        page.evaluate(_axe())
        found = page.evaluate(RUN, WCAG)
        yield {
            "page_type": kind,
            "theme": theme,
            "path": path,
            "width": width,
            "audited_on": time.strftime("%Y-%m-%d"),
            "tool": f"axe-core {found['engine']}",
            "standard": "WCAG 2.2 AA",
            "passed": found["passed"],
            "violations": len(found["violations"]),
            "incomplete": found["incomplete"],
            "details": found["violations"],
        }


def main(port: int) -> None:
    found: list[dict[str, Any]] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(ARGUMENTS))
        for theme in (*THEMES, *SUBSITES):
            for width in WIDTHS:
                page = browser.new_context(viewport={"width": width, "height": 900}, locale="nl-BE").new_page()
                found += rows(page, port, theme, width, PAGES if theme in THEMES else ["subsitepage"])
                page.context.close()
        browser.close()
    RESULTS.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    broken = [row for row in found if row["violations"]]
    print(f"{len(found)} runs, {sum(row['violations'] for row in broken)} rules broken")
    for row in broken:
        print(row["theme"], row["width"], row["path"], json.dumps(row["details"], ensure_ascii=False)[:400])


if __name__ == "__main__":
    main(int(sys.argv[1]))
