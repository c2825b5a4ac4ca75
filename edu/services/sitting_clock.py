"""What is known of a sitting's time after a crash: the 1-Hz note beside the ledger and the ledger itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.exams import timing
from edu.domain.exams.blueprint import Downtime, DowntimeRule
from edu.domain.exams.sitting import ClockNote

if TYPE_CHECKING:
    from edu.domain.exams.sitting import SittingRecord
    from edu.services.ports import Reading

_NOTE_LATE_MS = 30_000  # on a machine that is very busy the note of a second is late


def last_note(view: Reading, record: SittingRecord) -> ClockNote:
    """The last moment at which the sitting surely ran: the 1-Hz note, or an answer just after it.

    Where the note is missing the ledger says, and all time since is taken as a gap.
    """
    note = view.exams.clock_note(record.id)
    if note is None:
        return ClockNote(used_ms=record.used_ms, time_ms=record.started_ms + record.used_ms + record.down_ms)
    answered_ms = view.ledger.last_ms_of(record.id)
    if 0 < answered_ms - note.time_ms <= _NOTE_LATE_MS:  # else somebody set the clock between the two
        return ClockNote(used_ms=note.used_ms + answered_ms - note.time_ms, time_ms=answered_ms)
    return note


def time_after(record: SittingRecord, note: ClockNote, gap_ms: int, monotonic_ms: int) -> timing.SittingTime:
    """The time of a sitting that goes on now, `gap_ms` after the note."""
    rule: DowntimeRule = "counts" if record.downtime == "counts" else "paused"
    before = timing.SittingTime(
        minutes=record.minutes,
        downtime=Downtime(rule=rule, max_minutes=record.downtime_max_minutes),
        started_ms=record.started_ms,
        stretch_ms=0,
        used_ms=record.used_ms,
        down_ms=record.down_ms,
    )
    return timing.resumed(before, used_ms=note.used_ms, gap_ms=gap_ms, monotonic_ms=monotonic_ms)
