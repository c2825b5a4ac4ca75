"""Events of papers, exams, sittings and marks."""

from __future__ import annotations

from edu.domain.events.fact import Fact


class PaperFrozen(Fact, frozen=True, kw_only=True):
    """Subject: the paper. The whole paper with every question version is the blob `sha256`; `seal` its short code."""

    blueprint: str
    blueprint_version: int
    title: str
    seed: int
    sha256: str
    seal: str
    total: int  # hundredths of a mark
    pass_mark: int  # hundredths
    minutes: int
    person_class: str = ""


class ExamOpened(Fact, frozen=True, kw_only=True):
    """Subject: the exam: an occasion at which people may sit a frozen paper."""

    paper: str
    title: str
    training_class: str = ""
    programme: str = ""
    attempts: int
    opens_ms: int
    closes_ms: int
    supervised: bool = True


class ExamClosed(Fact, frozen=True, kw_only=True):
    reason: str = ""


class SittingStarted(Fact, frozen=True, kw_only=True):
    """Subject: the sitting; person: the candidate. The rules in force and the permutation stay with the sitting."""

    paper: str
    exam: str = ""
    source: str  # exam | mock | practice | check | kiosk
    attempt: int
    seed: int
    order: list[int]  # slots of the paper in the order shown
    options: list[list[str]]  # option ids in the order shown, one list a place of `order`
    minutes: int
    pass_mark: int
    downtime: str  # paused | counts
    downtime_max_minutes: int
    supervised: bool = False


class AnswerGiven(Fact, frozen=True, kw_only=True):
    """One acknowledged answer; keyed (sitting, slot of the paper), the last one counts. Option ids, never letters."""

    slot: int
    options: list[str]


class SlotFlagged(Fact, frozen=True, kw_only=True):
    slot: int
    on: bool


class SittingResumed(Fact, frozen=True, kw_only=True):
    """After a crash or a restart: the active time until then (all stretches), and how long it was down."""

    used_ms: int
    down_ms: int


class SittingHandedIn(Fact, frozen=True, kw_only=True):
    reason: str  # candidate | time_out | closed
    used_ms: int


class SittingMarked(Fact, frozen=True, kw_only=True):
    """Marks in hundredths; `slots` has one entry a slot, in the order of the paper (not as shown)."""

    score: int
    total: int
    passed: bool
    slots: list[int]
    vital_missed: list[str] = []


class MarkOverridden(Fact, frozen=True, kw_only=True):
    score: int
    passed: bool
    reason: str
