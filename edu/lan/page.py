"""The one page that phones load: HTML with its style and script inside, nothing from anywhere else."""

from __future__ import annotations

import base64
from hashlib import sha256
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent / "phone"


def _read(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


_STYLE, _SCRIPT = _read("page.css"), _read("page.js")
PAGE = _read("page.html").replace("/*style*/", _STYLE).replace("/*script*/", _SCRIPT).encode()
POLICY = (
    f"default-src 'none'; style-src {_digest(_STYLE)}; script-src {_digest(_SCRIPT)}; connect-src 'self'; "
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Only this very style and script run: text that a person typed never can."""
