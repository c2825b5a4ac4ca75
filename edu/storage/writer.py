"""Who writes a chain, and the words that its events abbreviate."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Codes:
    """Small integers for words that repeat in every event: those that are committed."""

    known: dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes: this installation's device id and the epoch of its chain."""

    device: str
    epoch: int
