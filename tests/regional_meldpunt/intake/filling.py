"""Filling in the form the way a browser without scripts does: read the page, post what it asks."""

import io
import re
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from PIL import Image

ADDRESS = "Grote Markt 1, 8500 Kortrijk"


def picture(colour: str = "red", size: tuple[int, int] = (40, 30), kind: str = "JPEG", **more: Any) -> io.BytesIO:
    """A small picture with a name, as an upload."""
    data = io.BytesIO()
    Image.new("RGB", size, colour).save(data, kind, **more)
    data.seek(0)
    data.name = f"foto.{kind.lower()}"
    return data


def fields(html: bytes, **changes: Any) -> dict[str, Any]:
    """The values of the last form with method post on a page, with some typed over."""
    form = BeautifulSoup(html, "html.parser").select("main form[method=post]")[-1]
    found: dict[str, Any] = {}
    for field in form.select("input[name], textarea[name]"):
        if field.get("type") == "radio" and not field.has_attr("checked"):
            continue
        if field.get("type") not in ("checkbox", "file", "submit"):
            found[field["name"]] = field.get("value", field.text if field.name == "textarea" else "")
    for field in form.select("select[name]"):
        chosen = field.select_one("option[selected]") or field.select_one("option")
        found[field["name"]] = chosen["value"] if chosen else ""
    return {**found, **changes}


def where(client: Client, category: str = "put-in-de-weg", **typed: Any) -> str:
    """Answer the question of the place, and confirm what the page says; returns the address of the next page."""
    typed = typed or {"address": ADDRESS}
    page = client.get(f"/melden/waar/?soort={category}")
    answer = client.post("/melden/waar/", fields(page.content, **typed))
    assert answer.status_code == 200, answer
    answer = client.post("/melden/waar/", fields(answer.content))
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def details(client: Client, address: str, **typed: Any) -> str:
    typed = typed or {"description": "Een diepe put naast de bushalte."}
    answer = client.post(address, fields(client.get(address).content, **typed))
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def send(client: Client, address: str, **contact: str) -> str:
    answer = client.post(address, fields(client.get(address).content, **contact))
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def number_on(html: bytes) -> str:
    found = re.search(r"[A-Z]{3}-[2-9A-Z]{4}-[2-9A-Z]{3}", html.decode())
    assert found, html.decode()
    return found.group()


def link_on(html: bytes) -> str:
    field = BeautifulSoup(html, "html.parser").select_one("#secret")
    assert field is not None
    return str(field["value"])


def report(client: Client, **contact: str) -> tuple[str, str]:
    """All four steps; the number and the path of the secret link."""
    page = client.get(send(client, details(client, where(client)), **contact)).content
    return number_on(page), "/" + link_on(page).split("/", 3)[3]
