"""A line of the ledger as an auditor reads it."""

from __future__ import annotations

from dataclasses import dataclass


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
class Verdict:
    events: int
    first_bad: BadEvent | None

    @property
    def ok(self) -> bool:
        return self.first_bad is None
