"""Queries about papers, exams and sittings (port: edu.services.ports.exams)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import bindparam, delete, select

from edu.domain.exams.sitting import ClockNote, ExamRecord, PaperRecord, Responses, SittingRecord
from edu.storage.plain import Plain
from edu.storage.schema import sitting_clocks
from edu.storage.schema_exams import exams, papers, responses, sittings
from edu.storage.upserts import upsert

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection


# what each start, answer and hand-in asks, made once: making a query anew costs as much as running it
_ID = bindparam("id", type_=sittings.c.id.type)
_STATE = Plain(select(sittings.c.state).where(sittings.c.id == _ID))
_RESPONSES = Plain(select(responses.c.slot, responses.c.options, responses.c.flagged).where(responses.c.sitting == _ID))
_FORGET = Plain(delete(sitting_clocks).where(sitting_clocks.c.sitting == _ID))
_PAPER = select(papers).where(papers.c.id == _ID)
_EXAM = select(exams).where(exams.c.id == _ID)
_ORDERED = select(sittings).order_by(sittings.c.started_ms, sittings.c.id)
_SITTING = _ORDERED.where(sittings.c.id == _ID)
_SITTINGS_OF = _ORDERED.where(sittings.c.person == _ID)
_SITTINGS_AT = _ORDERED.where(sittings.c.exam == _ID)
_RUNNING = _ORDERED.where(sittings.c.state == "running")


class _Shown(msgspec.Struct):
    order: tuple[int, ...]
    options: tuple[tuple[str, ...], ...]


class ExamRecords:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect

    def papers(self) -> Sequence[PaperRecord]:
        rows = self._connect().execute(select(papers).order_by(papers.c.frozen_ms.desc(), papers.c.id))
        return [PaperRecord(**row) for row in rows.mappings()]

    def paper(self, id: str) -> PaperRecord | None:
        row = self._connect().execute(_PAPER, {"id": id}).mappings().first()
        return PaperRecord(**row) if row else None

    def exams(self, training_class: str = "") -> Sequence[ExamRecord]:
        query = select(exams).order_by(exams.c.opens_ms.desc(), exams.c.id)
        if training_class:
            query = query.where(exams.c.training_class == training_class)
        return [ExamRecord(**row) for row in self._connect().execute(query).mappings()]

    def exam(self, id: str) -> ExamRecord | None:
        row = self._connect().execute(_EXAM, {"id": id}).mappings().first()
        return ExamRecord(**row) if row else None

    def sitting(self, id: str) -> SittingRecord | None:
        found = self._sittings(_SITTING, id)
        return found[0] if found else None

    def sitting_state(self, id: str) -> str | None:
        row = _STATE.one(self._connect(), id=id)
        return row[0] if row else None

    def sittings_of(self, person: str) -> Sequence[SittingRecord]:
        return self._sittings(_SITTINGS_OF, person)

    def sittings_at(self, exam: str) -> Sequence[SittingRecord]:
        return self._sittings(_SITTINGS_AT, exam)

    def running(self) -> Sequence[SittingRecord]:
        return self._sittings(_RUNNING)

    def _sittings(self, query: Any, id: str | None = None) -> list[SittingRecord]:
        found = self._connect().execute(query, {"id": id} if id is not None else None)
        return [_sitting(dict(row)) for row in found.mappings()]

    def responses(self, sitting: str) -> Responses:
        rows = _RESPONSES.all(self._connect(), id=sitting)
        return Responses(
            answers={slot: tuple(options.split(",")) for slot, options, _ in rows if options},
            flagged=frozenset(slot for slot, _, flagged in rows if flagged),
        )

    def clock_note(self, sitting: str) -> ClockNote | None:
        query = select(sitting_clocks).where(sitting_clocks.c.sitting == sitting)
        row = self._connect().execute(query).first()
        return ClockNote(used_ms=row.used_ms, time_ms=row.time_ms) if row else None

    def note_clock(self, sitting: str, note: ClockNote) -> None:
        connection = self._connect()
        row = {"sitting": sitting, "used_ms": note.used_ms, "time_ms": note.time_ms}
        upsert(sitting_clocks, None, connection.dialect.name).run(connection, [row])

    def forget_clock(self, sitting: str) -> None:
        _FORGET.run(self._connect(), [{"id": sitting}])


def _sitting(row: dict[str, Any]) -> SittingRecord:
    shown = msgspec.json.decode(row.pop("shown"), type=_Shown)
    marks = msgspec.json.decode(row.pop("slots"), type=tuple[int, ...])
    vital = row.pop("vital_missed")
    row.pop("seed")
    return SittingRecord(
        **row,
        order=shown.order,
        options=shown.options,
        slots=marks,
        vital_missed=tuple(vital.split(",")) if vital else (),
    )
