"""The values of a form as a browser without scripts would post them."""

from typing import Any

from bs4 import BeautifulSoup


def fields(html: bytes, **changes: Any) -> dict[str, Any]:
    """What the longest form of the page holds, with some of it typed over."""
    forms = BeautifulSoup(html, "html.parser").select("main form[method=post]")
    form = max(forms, key=lambda candidate: len(candidate.select("[name]")))
    found: dict[str, Any] = {}
    for field in form.select("input[name], textarea[name]"):
        kind = field.get("type")
        if kind in ("checkbox", "radio"):
            if field.has_attr("checked"):
                found.setdefault(field["name"], []).append(field.get("value", "on"))
        elif kind != "submit":
            found[field["name"]] = field.get("value", "") if field.name == "input" else field.text.lstrip("\n")
    for field in form.select("select[name]"):
        chosen = [option["value"] for option in field.select("option[selected]")]
        if field.has_attr("multiple"):
            found[field["name"]] = chosen
        else:
            first = field.select_one("option")
            found[field["name"]] = chosen[0] if chosen else (first["value"] if first else "")
    return {**found, **changes}
