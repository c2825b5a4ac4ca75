"""A problem in a file that a person must mend: what, where, how bad, and what to do."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One place in one file. A place that does not apply is None; `code` is stable, `message` is for people."""

    code: str
    message: str
    remedy: str = ""
    severity: Severity = "error"
    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    line: int | None = None

    def as_json(self) -> dict[str, str | int | None]:
        """The shape that every `--json` answer uses for a problem."""
        return asdict(self)
