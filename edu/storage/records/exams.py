"""Queries about papers, exams and sittings (port: edu.services.ports.exams)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import bindparam, delete, select

from edu.domain.exams.sitting import ClockNote, ExamRecord, PaperRecord, Responses, SittingRecord
from edu.storage.plain import Plain
from edu.storage.schema import sitting_clocks
from edu.storage.schema_exams import exams, papers, responses, sittings
from edu.storage.upserts import upserting_insert

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection


# asked before every answer
_STATE = Plain(select(sittings.c.state).where(sittings.c.id == bindparam("sitting", type_=sittings.c.id.type)))


class _Shown(msgspec.Struct):
    order: tuple[int, ...]
    options: tuple[tuple[str, ...], ...]


class ExamRecords:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect

    def papers(self) -> Sequence[PaperRecord]:
        rows = self._connect().execute(select(papers).order_by(papers.c.frozen_ms.desc(), papers.c.id))
        return [PaperRecord(**row) for row in rows.mappings()]

    def paper(self, id: str) -> PaperRecord | None:  # noqa: A002
        row = self._connect().execute(select(papers).where(papers.c.id == id)).mappings().first()
        return PaperRecord(**row) if row else None

    def exams(self, training_class: str = "") -> Sequence[ExamRecord]:
        query = select(exams).order_by(exams.c.opens_ms.desc(), exams.c.id)
        if training_class:
            query = query.where(exams.c.training_class == training_class)
        return [ExamRecord(**row) for row in self._connect().execute(query).mappings()]

    def exam(self, id: str) -> ExamRecord | None:  # noqa: A002
        row = self._connect().execute(select(exams).where(exams.c.id == id)).mappings().first()
        return ExamRecord(**row) if row else None

    def sitting(self, id: str) -> SittingRecord | None:  # noqa: A002
        found = self._sittings(sittings.c.id == id)
        return found[0] if found else None

    def sitting_state(self, id: str) -> str | None:  # noqa: A002
        row = _STATE.one(self._connect(), sitting=id)
        return row[0] if row else None

    def sittings_of(self, person: str) -> Sequence[SittingRecord]:
        return self._sittings(sittings.c.person == person)

    def sittings_at(self, exam: str) -> Sequence[SittingRecord]:
        return self._sittings(sittings.c.exam == exam)

    def running(self) -> Sequence[SittingRecord]:
        return self._sittings(sittings.c.state == "running")

    def _sittings(self, where: Any) -> list[SittingRecord]:
        query = select(sittings).where(where).order_by(sittings.c.started_ms, sittings.c.id)
        return [_sitting(dict(row)) for row in self._connect().execute(query).mappings()]

    def responses(self, sitting: str) -> Responses:
        rows = list(self._connect().execute(select(responses).where(responses.c.sitting == sitting)))
        return Responses(
            answers={row.slot: tuple(row.options.split(",")) for row in rows if row.options},
            flagged=frozenset(row.slot for row in rows if row.flagged),
        )

    def clock_note(self, sitting: str) -> ClockNote | None:
        query = select(sitting_clocks).where(sitting_clocks.c.sitting == sitting)
        row = self._connect().execute(query).first()
        return ClockNote(used_ms=row.used_ms, time_ms=row.time_ms) if row else None

    def note_clock(self, sitting: str, note: ClockNote) -> None:
        connection = self._connect()
        insert = upserting_insert(sitting_clocks, connection.dialect.name)
        times = {"used_ms": note.used_ms, "time_ms": note.time_ms}
        connection.execute(
            insert.values(sitting=sitting, **times).on_conflict_do_update(
                index_elements=[sitting_clocks.c.sitting], set_=times
            )
        )

    def forget_clock(self, sitting: str) -> None:
        self._connect().execute(delete(sitting_clocks).where(sitting_clocks.c.sitting == sitting))


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
