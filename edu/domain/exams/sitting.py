"""Sittings, exams and papers as the store knows them: values between storage, services and screens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRecord:
    """A frozen paper; its content is the blob `sha256`. Marks are hundredths."""

    id: str
    blueprint: str
    blueprint_version: int
    title: str
    sha256: str
    seal: str
    total: int
    pass_mark: int
    minutes: int
    person_class: str
    frozen_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamRecord:
    """An occasion to sit a paper."""

    id: str
    paper: str
    title: str
    training_class: str
    programme: str
    attempts: int
    opens_ms: int
    closes_ms: int
    supervised: bool
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingRecord:
    """`order` and `options` are what was shown; `state` is running | handed_in | marked; marks are hundredths."""

    id: str
    person: str
    paper: str
    exam: str
    source: str
    attempt: int
    order: tuple[int, ...]
    options: tuple[tuple[str, ...], ...] = field(repr=False)
    minutes: int
    pass_mark: int
    downtime: str
    downtime_max_minutes: int
    supervised: bool
    state: str
    started_ms: int
    down_ms: int
    used_ms: int
    resumed: int
    ended_ms: int | None
    ended_by: str
    score: int | None
    total: int | None
    passed: bool | None
    overridden: bool
    slots: tuple[int, ...] = field(repr=False)
    vital_missed: tuple[str, ...]

    @property
    def vetoed(self) -> bool:
        """Failed for life-critical questions alone (一票否决): the marks would do."""
        return self.passed is False and bool(self.vital_missed) and (self.score or 0) >= self.pass_mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Responses:
    """What was answered (slot → option ids) and flagged, as of the ledger."""

    answers: Mapping[int, tuple[str, ...]]
    flagged: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockNote:
    """The 1-Hz note beside the ledger: active time so far and when it was written."""

    used_ms: int
    time_ms: int
