"""A personal link is a key, so no line of a log shows one. Django writes the path of a page that was refused."""

from __future__ import annotations

import logging
import re

LINK = re.compile(r"(/toestemming/)[\w-]{8,}")
HIDDEN = r"\1***"


class HidePersonalLinks(logging.Filter):
    """Works on whatever a line is made of; on a handler, so that it sees the lines of every logger."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if LINK.search(said):
            record.msg, record.args = LINK.sub(HIDDEN, said), None
        if record.exc_info and not record.exc_text:
            record.exc_text = LINK.sub(HIDDEN, logging.Formatter().formatException(record.exc_info))
        return True
