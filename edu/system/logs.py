"""Logs: rotating files in the data folder, ID numbers and phones blacked out before they are written."""

from __future__ import annotations

import logging
import re
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NUMBERS = re.compile(r"(?<![0-9A-Za-z])(?:[0-9]{17}[0-9Xx]|[0-9]{15}|1[3-9][0-9]{9})(?![0-9A-Za-z])")


class Redacted(logging.Formatter):
    """The last step before the disk: whatever looks like an ID number or a mobile phone becomes ***."""

    def format(self, record: logging.LogRecord) -> str:
        return _NUMBERS.sub("***", super().format(record))


def log_to(folder: Path, name: str = "yingzhi.log") -> logging.Handler:
    """5 × 5 MB; call once at start. A folder that cannot be written leaves logging on stderr."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / name, maxBytes=5_000_000, backupCount=4, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(Redacted("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
    return handler
