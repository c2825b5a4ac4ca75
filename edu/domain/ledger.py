"""A line of the ledger as an auditor reads it, and what a proof of the whole database finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Step: TypeAlias = Literal["file", "events", "papers", "tables"]
STEP_WORDS: dict[Step, str] = {
    "file": "核对数据库文件", "events": "逐条核对事件", "papers": "核对试卷和材料", "tables": "核对表格",
}  # fmt: skip
"""What a proof is at; each is counted by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """`label` is the event's short public name; `payload` is canonical JSON with ids only."""

    position: int
    label: str
    kind: str
    time_ms: int
    actor: str
    subject: str
    person: str
    payload: str
    hash: str


@dataclass(frozen=True, slots=True)
class BadEvent:
    """The first event of a chain that does not hold, and why, in a sentence for people."""

    device: str
    epoch: int
    seq: int
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Damage beside the chain: in the `file`'s own pages, in a frozen `paper` or document, in a `table` that the events
    fold into; `said` is a sentence without its full stop.
    """

    kind: Literal["file", "paper", "table"]
    said: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """`findings` is empty where only chains were walked."""

    events: int
    first_bad: BadEvent | None
    findings: tuple[Finding, ...] = ()

    @property
    def ok(self) -> bool:
        return self.first_bad is None and not self.findings

    @property
    def only_tables(self) -> bool:
        """Nothing that was recorded is hurt: folding anew mends it."""
        return self.first_bad is None and bool(self.findings) and all(f.kind == "table" for f in self.findings)
