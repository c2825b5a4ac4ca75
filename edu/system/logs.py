"""Logs: rotating files in the data folder, ID numbers and phones blacked out before they are written."""

from __future__ import annotations

import copy
import logging
import re
import sys
from collections import deque
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NUMBERS = re.compile(r"(?<![0-9A-Za-z])(?:[0-9]{17}[0-9Xx]|[0-9]{15}|1[3-9][0-9]{9})(?![0-9A-Za-z])")


class Redacted(logging.Formatter):
    """The last step before the disk: whatever looks like an ID number or a mobile phone becomes ***."""

    def format(self, record: logging.LogRecord) -> str:
        return _NUMBERS.sub("***", super().format(record))


class CappedFile(RotatingFileHandler):
    """5 × 5 MB at the most. Lines that a full disk did not take wait, the newest `HELD`, and are written with the first
    one that it takes again: nobody who logs hears of it, and no traceback of logging's own buries the reason on stderr.
    """

    HELD = 200

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=5_000_000, backupCount=4, encoding="utf-8", delay=True)
        self._held: deque[logging.LogRecord] = deque(maxlen=self.HELD)
        self._refused = False

    def emit(self, record: logging.LogRecord) -> None:
        self._held.append(record)
        while self._held:
            self._refused = False
            super().emit(self._held[0])
            if self._refused:
                self._let_go(record)
                return
            self._held.popleft()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        if not isinstance(sys.exc_info()[1], OSError):  # a line that cannot be formatted
            super().handleError(record)
            return
        self._refused = True
        with suppress(OSError):  # what stands in its buffer would be refused once more
            if self.stream is not None:
                self.stream.close()
        self.stream = None  # opened anew with the next line, as logging itself does

    def _let_go(self, record: logging.LogRecord) -> None:
        """What waits is text: a traceback's frames would hold a window's memory."""
        kept = copy.copy(record)
        try:
            kept.msg, kept.args = record.getMessage(), None
        except Exception:  # noqa: BLE001 whatever a line's own values raise
            self._held.pop()
            super().handleError(record)
            return
        if kept.exc_info and not kept.exc_text:
            kept.exc_text = logging.Formatter().formatException(kept.exc_info)
        kept.exc_info = None
        self._held[-1] = kept


def log_to(folder: Path, name: str = "yingzhi.log") -> logging.Handler:
    """Call once at start. A folder that cannot be written leaves logging on stderr."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = CappedFile(folder / name)
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(Redacted("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
    return handler
