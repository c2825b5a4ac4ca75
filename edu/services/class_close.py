"""Closing a class: what everybody earned, and one transaction that credits it. Reopening undoes that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.errors import Conflict, InvalidInput, NotFound, PackError
from edu.domain.events import Reason
from edu.domain.events import classes as e
from edu.domain.events.study import HoursCredited, HoursWithdrawn
from edu.services.class_access import known_class, open_class
from edu.services.class_files import earned_in, file_of
from edu.services.class_steps import gaps_of, hindrances_of, steps_of

if TYPE_CHECKING:
    from edu.domain.classes import ClassFile, ClassOverview, ClassRecord, EarnedMinutes
    from edu.services.ports import Store, Writing
    from edu.services.ports.content import ContentLibrary, ObligationBook
    from edu.system.clock import Clock


class ClassClose:
    def __init__(self, store: Store, clock: Clock, library: ContentLibrary, book: ObligationBook) -> None:
        self._store = store
        self._clock = clock
        self._library = library
        self._book = book

    @property
    def _unit(self) -> int:
        return self._book.defaults.credit.offline_minutes

    # -- looking --

    def overview(self, actor: Actor, training_class: str) -> ClassOverview:
        """The step line 报名 → 签到 → 授课 → 互动 → 考试 → 结业, and what stands in the way of closing."""
        require(actor, Permission.CLASSES_READ)
        with self._store.reading() as view:
            file = file_of(view, self._library, known_class(view, actor, training_class), self._unit)
            return steps_of(file, self._wants_exam(file.record), self._clock.now_ms())

    def preview(self, actor: Actor, training_class: str) -> tuple[EarnedMinutes, ...]:
        """What closing now would credit."""
        require(actor, Permission.CLASSES_READ)
        with self._store.reading() as view:
            known_class(view, actor, training_class)
            return earned_in(view, training_class)

    def class_file(self, actor: Actor, training_class: str) -> ClassFile:
        """一期一档 as one value, for screens and exports."""
        require(actor, Permission.CLASSES_READ)
        with self._store.reading() as view:
            return file_of(view, self._library, known_class(view, actor, training_class), self._unit)

    def _wants_exam(self, record: ClassRecord) -> bool:
        """A class whose outline is no longer shipped wants none; while the outline is broken the stricter is taken."""
        try:
            return bool(record.programme) and self._library.programme(record.programme).examined
        except NotFound:
            return False
        except PackError:
            return True

    # -- closing --

    def close(self, actor: Actor, training_class: str, *, despite_gaps: bool = False) -> ClassRecord:
        """Credit the hours and close, all or nothing. Gaps must be accepted by `despite_gaps`, hindrances cannot be."""
        require(actor, Permission.CLASSES_WRITE)
        with self._store.writing(actor) as work:
            record = open_class(work, actor, training_class)
            file = file_of(work, self._library, record, self._unit)
            now = self._clock.now_ms()
            hindrances = hindrances_of(file)
            if hindrances:
                raise Conflict("现在还不能结业：" + "；".join(hindrances) + "。", "请处理后再结业。")
            gaps = () if despite_gaps else gaps_of(file, self._wants_exam(record), now)
            if gaps:
                raise Conflict("结业前还有这些没完成：" + "；".join(gaps) + "。", "可以补齐，或确认后仍然结业。")
            for earned in file.earned:
                self._credit(work, record, earned)
            work.append(
                e.ClassClosed(
                    people=len(file.earned),
                    passed=sum(earned.passed is True for earned in file.earned),
                    minutes_total=sum(earned.taught + earned.made_up for earned in file.earned),
                ),
                training_class,
            )
            closed = known_class(work, actor, training_class)
            work.commit()
            return closed

    def _credit(self, work: Writing, record: ClassRecord, earned: EarnedMinutes) -> None:
        for source, minutes in (("class", earned.taught), ("makeup", earned.made_up)):
            if minutes:
                fact = HoursCredited(
                    minutes=minutes,
                    unit_minutes=self._unit,
                    form="offline",
                    source=source,
                    source_id=record.id,
                    programme=record.programme,
                    programme_kind=record.programme_kind,
                    person_class=record.person_class,
                    day=earned.day,
                    title=record.title,
                )
                work.append(fact, earned.person, person=earned.person)

    def reopen(self, actor: Actor, training_class: str, reason: str) -> None:
        """The credited hours are withdrawn, each by an event of its own; closing again credits anew."""
        require(actor, Permission.CLASSES_WRITE)
        if len(reason.strip()) < 2:
            raise InvalidInput("重新打开已结业的班必须写明理由。", "请填写理由，例如“补录签退时间”。")
        with self._store.writing(actor) as work:
            record = known_class(work, actor, training_class)
            if not record.is_closed:
                raise Conflict("这个班还没有结业。")
            if any(not certificate.revoked for certificate in work.certificates.of_class(training_class)):
                raise Conflict("这个班已经发了证书，不能重新打开。", "请先撤销这个班的证书。")
            why = Reason(text=reason.strip())
            for line in work.study.credits_from(training_class):
                fact = HoursWithdrawn(credit=line.id, reason="class_reopened")
                work.append(fact, line.person, person=line.person, private=why)
            work.append(e.ClassReopened(reason="manual"), training_class, private=why)
            work.commit()
