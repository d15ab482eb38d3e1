"""Speaking GeoReport v2 to a system of somebody else. Their answers are read with care: anybody may have written them.

JSON is asked for; a system that only knows XML is understood as well.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from urllib.parse import quote, urlencode
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

from foundation import outbound

MOST_SERVICES = 500
LONGEST = 300


class System(Protocol):
    """Whom to speak with."""

    @property
    def url(self) -> str: ...
    @property
    def jurisdiction(self) -> str: ...
    @property
    def key(self) -> str: ...


class RemoteProblem(Exception):
    """What went wrong over there, in a sentence. `again` when it may go better later."""

    def __init__(self, text: str, *, again: bool) -> None:
        super().__init__(text[:LONGEST])
        self.again = again


@dataclass(frozen=True)
class Receipt:
    """What a system answers to a report: a number, or a token that becomes one."""

    number: str = ""
    token: str = ""


@dataclass(frozen=True)
class Update:
    """One step over there."""

    ident: str
    status: str
    text: str
    at: str


def services(endpoint: System) -> list[dict[str, Any]]:
    """What they take, with the fields that they ask for."""
    found = []
    for entry in _rows(_get(endpoint, "services"))[:MOST_SERVICES]:
        code = _word(entry, "service_code")
        if not code:
            continue
        wants = str(entry.get("metadata", "")).lower() == "true"
        found.append(
            {
                "code": code,
                "name": _word(entry, "service_name") or code,
                "group": _word(entry, "group"),
                "attributes": _attributes(endpoint, code) if wants else [],
            }
        )
    return found


def _attributes(endpoint: System, code: str) -> list[dict[str, Any]]:
    answer = _get(endpoint, f"services/{quote(code, safe='')}")
    definition = answer[0] if isinstance(answer, list) and answer else answer
    listed = definition.get("attributes") if isinstance(definition, dict) else None
    found = []
    for entry in _rows(listed):
        if _word(entry, "code") and str(entry.get("variable", "true")).lower() == "true":
            values = [
                {"key": _word(value, "key"), "name": _word(value, "name")} for value in _rows(entry.get("values"))
            ]
            found.append(
                {
                    "code": _word(entry, "code"),
                    "label": _word(entry, "description") or _word(entry, "code"),
                    "required": str(entry.get("required", "")).lower() == "true",
                    "values": values,
                }
            )
    return found


def post(endpoint: System, sending: Mapping[str, Any], *, key: str) -> Receipt:
    """Report there. `key` lets a system that knows it see that a second attempt is the same report."""
    form = [(name, str(value)) for name, value in sending.items() if value not in ("", None) and name != "attributes"]
    form += [(f"attribute[{code}]", value) for code, value in dict(sending.get("attributes", {})).items() if value]
    form += [("api_key", endpoint.key)] if endpoint.key else []
    form += [("jurisdiction_id", endpoint.jurisdiction)] if endpoint.jurisdiction else []
    headers = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8", "Idempotency-Key": key}
    answer = _ask("POST", f"{_base(endpoint)}requests.json", body=urlencode(form).encode(), headers=headers)
    for entry in _rows(answer):
        receipt = Receipt(_word(entry, "service_request_id"), _word(entry, "token"))
        if receipt.number or receipt.token:
            return receipt
    raise RemoteProblem("The answer holds no number and no token", again=False)


def number_of(endpoint: System, token: str) -> str:
    """The number that a token became, "" while it did not."""
    for entry in _rows(_get(endpoint, f"tokens/{quote(token, safe='')}")):
        return _word(entry, "service_request_id")
    return ""


def status_of(endpoint: System, number: str) -> tuple[str, str]:
    """`open`, `closed` or a word of their own, and their notes with it."""
    for entry in _rows(_get(endpoint, f"requests/{quote(number, safe='')}")):
        return _word(entry, "extended_status") or _word(entry, "status"), _word(entry, "status_notes", longest=4000)
    raise RemoteProblem(f"Number {number} is not known there", again=True)


def updates_of(endpoint: System, number: str, *, since: datetime, until: datetime) -> list[Update]:
    """Their steps with one report; nothing from a system without the extension."""
    asked = {
        "start_date": since.isoformat(timespec="seconds"),
        "end_date": until.isoformat(timespec="seconds"),
        "service_request_id": number,
    }
    try:
        answer = _get(endpoint, "servicerequestupdates", **asked)
    except RemoteProblem as problem:
        if problem.again:
            raise
        return []
    return [
        Update(
            _word(entry, "update_id"),
            _word(entry, "status"),
            _word(entry, "description", longest=4000),
            _word(entry, "updated_datetime"),
        )
        for entry in _rows(answer)
        if _word(entry, "service_request_id") == number and _word(entry, "update_id")
    ]


def _get(endpoint: System, what: str, **asked: str) -> Any:
    if endpoint.jurisdiction:
        asked["jurisdiction_id"] = endpoint.jurisdiction
    if endpoint.key:
        asked["api_key"] = endpoint.key
    return _ask("GET", f"{_base(endpoint)}{what}.json" + (f"?{urlencode(asked)}" if asked else ""))


def _ask(method: str, url: str, *, body: bytes = b"", headers: Mapping[str, str] | None = None) -> Any:
    accepted = {"Accept": "application/json, text/xml;q=0.5", **(headers or {})}
    try:
        answer = outbound.ask(method, url, body=body, headers=accepted)
    except outbound.AddressRefused as problem:
        raise RemoteProblem(str(problem), again=False) from problem
    except outbound.Unreachable as problem:
        raise RemoteProblem(str(problem), again=True) from problem
    try:
        content = read(answer.body)
    except ValueError as problem:
        content = None
        if answer.fine:
            raise RemoteProblem("The answer is neither JSON nor XML", again=True) from problem
    if not answer.fine:
        busy = answer.status >= 500 or answer.status in (408, 425, 429)
        raise RemoteProblem(f"{answer.status}: {_complaint(content)}", again=busy)
    return content


def read(body: bytes) -> Any:
    """JSON, or XML as the JSON it would have been. Raises ValueError."""
    text = body.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not text.startswith(b"<"):
        return json.loads(text or b"null")
    try:
        return _plain(ElementTree.fromstring(text, forbid_dtd=True))
    except (ElementTree.ParseError, ElementTree.DTDForbidden, ElementTree.EntitiesForbidden, LookupError) as error:
        raise ValueError("not well-formed") from error


def _plain(element: Element) -> Any:
    """An element whose children all have one name is a list, another one with children is a mapping."""
    children = list(element)
    if not children:
        return (element.text or "").strip()
    names = {child.tag for child in children}
    holds_list = len(names) == 1 and element.tag.rstrip("s") != element.tag
    if holds_list:
        return [_plain(child) for child in children]
    return {child.tag: _plain(child) for child in children}


def _rows(content: Any) -> list[Mapping[str, Any]]:
    """The entries of an answer, however it is wrapped."""
    if isinstance(content, dict):
        inner = [value for value in content.values() if isinstance(value, list)]
        content = inner[0] if inner and len(content) == 1 else [content]
    return [entry for entry in content if isinstance(entry, dict)] if isinstance(content, list) else []


def _word(entry: Mapping[str, Any], name: str, *, longest: int = 120) -> str:
    value = entry.get(name)
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value).replace("\x00", "").strip()[:longest]
    return ""


def _complaint(content: Any) -> str:
    for entry in _rows(content):
        if said := _word(entry, "description", longest=LONGEST):
            return said
    return "refused"


def _base(endpoint: System) -> str:
    return endpoint.url if endpoint.url.endswith("/") else f"{endpoint.url}/"
