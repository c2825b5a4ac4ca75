"""One person's attempt at a paper: start, answer, flag, hand in, resume after a crash, time out.

An answer is on the chain before `answer` returns: only then may a screen say 已保存. Time is the monotonic clock's;
once a second the active time is noted beside the ledger, so that a resumed sitting has its time right to a second.
What a power cut costs is the blueprint's rule, kept on the sitting.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from edu.domain.actors import Actor, Permission, require
from edu.domain.errors import Conflict, NotFound
from edu.domain.events import EventRef, Reason
from edu.domain.events import exams as e
from edu.domain.exams import timing
from edu.domain.exams.grading import Result, grade_sitting
from edu.domain.exams.permutation import Presentation, present, presentation_from
from edu.domain.exams.sitting import ClockNote, Responses
from edu.services.exams import paper_of, why_not_start
from edu.services.sitting_clock import last_note, time_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edu.domain.exams.paper import Paper
    from edu.domain.exams.sitting import PaperRecord, SittingRecord
    from edu.services.exams import Exams
    from edu.services.ports import Reading, Store, Writing
    from edu.system.clock import Clock
    from edu.system.ids import Ids

Source = Literal["exam", "mock", "practice", "check", "kiosk"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingView:
    """All that an exam screen shows; `remaining_ms` as of now."""

    id: str
    person: str
    paper: Paper = field(repr=False)
    presentation: Presentation = field(repr=False)
    responses: Responses
    remaining_ms: int
    resumed: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView:
    """A marked sitting with everything to explain it. `score` may differ from `result` after an override."""

    sitting: SittingRecord
    paper: Paper = field(repr=False)
    presentation: Presentation = field(repr=False)
    responses: Responses
    result: Result


@dataclass(slots=True)
class _Running:
    """What is kept of a sitting while it runs in this process; the ledger has all that matters."""

    person: str
    paper: Paper
    presentation: Presentation
    time: timing.SittingTime


class Sittings:
    def __init__(self, store: Store, clock: Clock, ids: Ids, exams: Exams) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._exams = exams
        self._running: dict[str, _Running] = {}

    # -- beginning --

    def start(self, actor: Actor, person: str, exam: str) -> SittingView:
        """A new attempt at an exam. Conflict says why not: not open, attempts used, already passed."""
        require(actor, Permission.EXAMS_SIT, person)
        with self._store.writing(actor) as work:
            record = work.exams.exam(exam)
            if record is None:
                raise NotFound("没有找到这场考试。")
            if record.training_class and record.training_class not in work.classes.classes_of(person):
                raise Conflict("没有报名这个培训班，不能参加它的考试。", "请先由培训员把人员加入名单。")
            sat = [sitting for sitting in work.exams.sittings_of(person) if sitting.exam == exam]
            why = why_not_start(record, sat, self._clock.now_ms())
            if why:
                raise Conflict(f"现在不能开始考试：{why}。")
            sitting, running = self._begin(
                work, person, record.paper, exam, "exam", len(sat) + 1, supervised=record.supervised
            )
            work.commit()
        return self._opened(sitting, running, "exam")

    def start_mock(self, actor: Actor, person: str, blueprint: str, source: Source = "mock") -> SittingView:
        """A paper of one's own from the blueprint, for practice; never counts as an exam passed."""
        require(actor, Permission.EXAMS_SIT, person)
        with self._store.writing(actor) as work:
            paper = self._exams.freeze_in(work, blueprint)
            sitting, running = self._begin(work, person, paper, "", source, 1, supervised=False)
            work.commit()
        return self._opened(sitting, running, source)

    def _begin(
        self, work: Writing, person: str, paper_id: str, exam: str, source: Source, attempt: int, *, supervised: bool
    ) -> tuple[str, _Running]:
        if work.people.person(person) is None:
            raise NotFound("没有找到这个人。")
        record = work.exams.paper(paper_id)
        if record is None:
            raise NotFound("没有找到这份试卷。")
        paper = paper_of(work, record)
        sitting = self._ids.new()
        seed = int(sitting[-12:], 16)
        shown = present(paper, seed)
        work.append(
            e.SittingStarted(
                paper=paper_id,
                exam=exam,
                source=source,
                attempt=attempt,
                seed=seed,
                order=list(shown.slots),
                options=[list(options) for options in shown.options],
                minutes=paper.minutes,
                pass_mark=paper.pass_mark,
                downtime=paper.downtime.rule,
                downtime_max_minutes=paper.downtime.max_minutes,
                supervised=supervised,
            ),
            sitting,
            person=person,
        )
        now, mono = self._clock.now_ms(), self._clock.monotonic_ms()
        time = timing.started(minutes=paper.minutes, downtime=paper.downtime, utc_ms=now, monotonic_ms=mono)
        work.exams.note_clock(sitting, ClockNote(used_ms=0, time_ms=now))
        return sitting, _Running(person, paper, shown, time)

    def _opened(self, sitting: str, running: _Running, source: Source) -> SittingView:
        """A sitting that has just begun runs here from now on; nothing of it need be read back."""
        self._running[sitting] = running
        return SittingView(
            id=sitting,
            person=running.person,
            paper=running.paper,
            presentation=running.presentation,
            responses=Responses(answers={}, flagged=frozenset()),
            remaining_ms=running.time.remaining_ms(self._clock.monotonic_ms()),
            resumed=0,
            source=source,
        )

    # -- while it runs --

    def view(self, actor: Actor, sitting: str) -> SittingView:
        """The sitting as it stands: what a screen that comes back to it shows."""
        running = self._open(sitting)
        require(actor, Permission.EXAMS_SIT, running.person)
        with self._store.reading() as view:
            record = _known(view, sitting)
            return SittingView(
                id=sitting,
                person=record.person,
                paper=running.paper,
                presentation=running.presentation,
                responses=view.exams.responses(sitting),
                remaining_ms=running.time.remaining_ms(self._clock.monotonic_ms()),
                resumed=record.resumed,
                source=record.source,
            )

    def answer(self, actor: Actor, sitting: str, slot: int, options: Sequence[str]) -> EventRef:
        """Durable when this returns. An empty list takes an answer back. After time is up it is refused.

        Whose answer it is the sitting says: named here too, the person's index would cost a page at every answer.
        """
        running = self._open(sitting)
        require(actor, Permission.EXAMS_SIT, running.person)
        item = running.paper.item(slot)
        offered = {option.id for option in item.question.options} if item else set()
        if not offered.issuperset(options) or item is None:
            raise Conflict("这个选项不属于这道题，没有保存。", "请重新选择。")
        if item.question.type != "multiple" and len(options) > 1:
            raise Conflict("这道题只能选一项，没有保存。", "请重新选择。")
        if running.time.over(self._clock.monotonic_ms()):
            raise Conflict("考试时间已到，这一项没有保存。", "系统正在自动交卷。")
        with self._store.writing(actor) as work:
            _must_run(work, sitting)
            saved = work.append(e.AnswerGiven(slot=slot, options=sorted(set(options))), sitting)
            work.commit()
            return saved

    def flag(self, actor: Actor, sitting: str, slot: int, *, on: bool) -> None:
        running = self._open(sitting)
        require(actor, Permission.EXAMS_SIT, running.person)
        if running.paper.item(slot) is None:
            raise Conflict("没有这道题。")
        with self._store.writing(actor) as work:
            _must_run(work, sitting)
            work.append(e.SlotFlagged(slot=slot, on=on), sitting)
            work.commit()

    def tick(self, actor: Actor, sitting: str) -> int:
        """Once a second: note the active time; gives the milliseconds left. At 0 the caller hands in for time-out."""
        running = self._open(sitting)
        require(actor, Permission.EXAMS_SIT, running.person)
        mono = self._clock.monotonic_ms()
        with self._store.writing(actor) as work:
            note = ClockNote(used_ms=running.time.spent_ms(mono), time_ms=self._clock.now_ms())
            work.exams.note_clock(sitting, note)
            work.commit()
        return running.time.remaining_ms(mono)

    # -- after a crash --

    def resumable(self, actor: Actor, person: str) -> Sequence[SittingRecord]:
        """Sittings of this person that were running when the program stopped, or run now."""
        require(actor, Permission.EXAMS_SIT, person)
        with self._store.reading() as view:
            return [sitting for sitting in view.exams.sittings_of(person) if sitting.state == "running"]

    def resume(self, actor: Actor, sitting: str) -> SittingView:
        """Go on where it stopped; how long it was down is booked on the chain. A sitting that runs here just shows."""
        if sitting in self._running:
            return self.view(actor, sitting)
        with self._store.writing(actor) as work:
            record = _known(work, sitting)
            require(actor, Permission.EXAMS_SIT, record.person)
            if record.state != "running":
                raise Conflict("这次考试已经交卷。")
            paper = paper_of(work, _paper_record(work, record))
            note = last_note(work, record)
            now = self._clock.now_ms()
            gap = max(0, now - note.time_ms)
            running = _Running(
                record.person, paper, _shown(record), time_after(record, note, gap, self._clock.monotonic_ms())
            )
            work.append(e.SittingResumed(used_ms=note.used_ms, down_ms=gap), sitting, person=record.person)
            work.exams.note_clock(sitting, ClockNote(used_ms=note.used_ms, time_ms=now))
            work.commit()
        self._running[sitting] = running
        return self.view(actor, sitting)

    def close_lapsed(self, actor: Actor) -> int:
        """At start: hand in what ran out while the program was off; gives how many. Others wait to be resumed."""
        lapsed = []
        with self._store.reading() as view:
            for record in view.exams.running():
                if record.id in self._running:
                    continue
                note = last_note(view, record)
                mono = self._clock.monotonic_ms()
                if time_after(record, note, max(0, self._clock.now_ms() - note.time_ms), mono).over(mono):
                    lapsed.append(record.id)
        for sitting in lapsed:
            self.resume(actor, sitting)
            self.hand_in(actor, sitting)
        return len(lapsed)

    # -- the end --

    def hand_in(self, actor: Actor, sitting: str) -> ResultView:
        """Hand in and mark in one transaction. When time is up the reason is the time, whoever called."""
        running = self._open(sitting)
        require(actor, Permission.EXAMS_SIT, running.person)
        mono = self._clock.monotonic_ms()
        with self._store.writing(actor) as work:
            _must_run(work, sitting)
            responses = work.exams.responses(sitting)
            result = grade_sitting(running.paper, responses.answers)
            reason = "time_out" if running.time.over(mono) else "candidate"
            used = min(running.time.spent_ms(mono), running.paper.minutes * timing.MINUTE)
            work.append(e.SittingHandedIn(reason=reason, used_ms=used), sitting, person=running.person)
            work.append(
                e.SittingMarked(
                    score=result.total,
                    total=result.full,
                    passed=result.passed,
                    slots=[mark.marks for mark in result.slots],
                    vital_missed=list(result.vital_missed),
                ),
                sitting,
                person=running.person,
            )
            work.exams.forget_clock(sitting)
            record = _known(work, sitting)
            work.commit()
        del self._running[sitting]
        return ResultView(
            sitting=record,
            paper=running.paper,
            presentation=running.presentation,
            responses=responses,
            result=result,
        )

    def result(self, actor: Actor, sitting: str) -> ResultView:
        """A marked sitting, with paper, key and explanations."""
        with self._store.reading() as view:
            record = _known(view, sitting)
            require(actor, Permission.EXAMS_SIT, record.person)
            if record.state != "marked":
                raise Conflict("这次考试还没有交卷。")
            paper = paper_of(view, _paper_record(view, record))
            responses = view.exams.responses(sitting)
            return ResultView(
                sitting=record,
                paper=paper,
                presentation=_shown(record),
                responses=responses,
                result=grade_sitting(paper, responses.answers),
            )

    def override_mark(self, actor: Actor, sitting: str, score: int, reason: str) -> None:
        """A new mark (hundredths) beside the old one: the old stays on the chain, with who and why.

        Marks alone do not lift a veto: who missed a vital question does not pass by them.
        """
        require(actor, Permission.EXAMS_WRITE)
        if len(reason.strip()) < 2:
            raise Conflict("改分必须写明理由。", "请填写理由后再保存。")
        with self._store.writing(actor) as work:
            record = _known(work, sitting)
            if record.state != "marked" or record.total is None or not 0 <= score <= record.total:
                raise Conflict("这个分数不能用：应在 0 和满分之间，并且考试已交卷。")
            vetoed = bool(record.vital_missed) and paper_of(work, _paper_record(work, record)).veto
            work.append(
                e.MarkOverridden(score=score, passed=score >= record.pass_mark and not vetoed, reason="manual"),
                sitting,
                person=record.person,
                private=Reason(text=reason.strip()),
            )
            work.commit()

    def _open(self, sitting: str) -> _Running:
        running = self._running.get(sitting)
        if running is None:
            raise Conflict("这次考试没有在本机打开。", "请在考试列表里选择“继续答题”。")
        return running


def _known(view: Reading, sitting: str) -> SittingRecord:
    record = view.exams.sitting(sitting)
    if record is None:
        raise NotFound("没有找到这次考试。")
    return record


def _paper_record(view: Reading, sitting: SittingRecord) -> PaperRecord:
    found = view.exams.paper(sitting.paper)
    if found is None:
        raise NotFound("没有找到这份试卷。")
    return found


def _must_run(work: Writing, sitting: str) -> None:
    if work.exams.sitting_state(sitting) != "running":
        raise Conflict("已经交卷，不能再作答。")


def _shown(record: SittingRecord) -> Presentation:
    return presentation_from(record.order, record.options)
