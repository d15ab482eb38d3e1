"""A move out of the region: somebody takes their own file along, to read and for the software of another OCMW.

What comes from the Crossroads Bank stays: the other OCMW asks there itself. What is about somebody else the social
worker leaves out, section by section.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string

from foundation.identity.actor import Actor
from shared_services.social_files.investigation import bytes_at_rest, insight, queries, report
from shared_services.social_files.investigation.actions import opening
from shared_services.social_files.investigation.models import Document, FilePerson
from shared_services.social_files.investigation.sealed import OpenFile
from shared_services.social_files.investigation.sections import BY_KIND, forwardable
from shared_services.social_files.readbook import actions as readbook

FORMAT, VERSION = "streekpoort-social-file", 1
PURPOSE = "asked"


def hand_over(opened: OpenFile, to: FilePerson, *, kinds: frozenset[str], by: Actor, at: datetime) -> bytes:
    """A ZIP with the report and who read what (tagged PDF), the same as JSON, and the documents. Logged before."""
    readbook.write(
        "handed_over", by=by, at=at, file=opened.file.ref, section=to.ref.hex[:30], version=len(kinds), purpose=PURPOSE
    )
    made, papers = io.BytesIO(), _papers(opened, kinds)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (*_reports(opened, kinds, by=by, at=at), *((path, data) for path, data, _row in papers)):
            archive.writestr(name, data)
        told = _told(opened, kinds, papers, at=at)
        archive.writestr("dossier.json", json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True))
    return made.getvalue()


def _reports(opened: OpenFile, kinds: frozenset[str], *, by: Actor, at: datetime) -> Iterator[tuple[str, bytes]]:
    said = report.compose(opened, by=by, at=at, leaving=kinds)
    readers = {"report": said, "entries": insight.entries(opened.file)}
    pages = (
        ("dossier", render_to_string("social_files/report.html", {"report": said})),
        ("wie-las-wat", render_to_string("social_files/readers_paper.html", readers)),
    )
    for name, html in pages:
        if report.CAN_MAKE_PDF:
            yield f"{name}.pdf", report.pdf_of(html)
        else:
            yield f"{name}.html", html.encode()


def _papers(opened: OpenFile, kinds: frozenset[str]) -> list[tuple[str, bytes, Document]]:
    found = []
    for number, row in enumerate(queries.documents(opened.file), start=1):
        if row.kind in kinds and not row.ksz:
            suffix = "pdf" if opened.document(row)["type"] == "application/pdf" else "jpg"
            data = opened.open_bytes(row, bytes_at_rest.read(row.ref))
            found.append((f"stukken/{number:02d}.{suffix}", data, row))
    return found


def _told(
    opened: OpenFile, kinds: frozenset[str], papers: list[tuple[str, bytes, Document]], *, at: datetime
) -> dict[str, Any]:
    newest, sections = queries.latest_versions(opened.file), []
    for part in queries.parts(opened.file):
        row = newest.get(part.pk)
        if row is not None and part.kind in kinds:
            content = forwardable(part.kind, opened.version(part, row))
            about = {"kind": part.kind, "title": str(BY_KIND[part.kind].label), "ground": row.ground}
            sections.append({**about, "version": row.number, "at": row.at.isoformat(), "content": content})
    return {
        "format": FORMAT,
        "version": VERSION,
        "number": opened.file.number,
        "made_at": at.isoformat(),
        "persons": [person.packed() for _row, person in opening.people_of(opened)],
        "sections": sections,
        "documents": [
            {
                "path": path,
                "name": opened.document(row)["name"],
                "section": row.kind,
                "sha256": hashlib.sha256(data).hexdigest(),
            }
            for path, data, row in papers
        ],
    }
