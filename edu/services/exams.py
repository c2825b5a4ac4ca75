"""Papers and exams: freezing a paper from a blueprint, opening and closing an occasion to sit it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.errors import REPLACE_DAMAGED, BadFile, Conflict, InvalidInput, NotFound
from edu.domain.events import Reason
from edu.domain.events import exams as e
from edu.domain.exams.assembly import assemble
from edu.domain.exams.paper import Paper, paper_from_json
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edu.domain.exams.blueprint import Blueprint
    from edu.domain.exams.sitting import ExamRecord, PaperRecord, SittingRecord
    from edu.services.ports import Reading, Store, Writing
    from edu.services.ports.content import ContentLibrary
    from edu.system.clock import Clock
    from edu.system.ids import Ids

_PAPERS: dict[str, Paper] = {}
_PAPERS_KEPT = 16
PAPER_MEDIA = "application/vnd.yingzhi.paper+json"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamOffer:
    """An exam as one person sees it. `may_start` says whether a new attempt is possible now, `why_not` else why."""

    exam: ExamRecord
    paper: PaperRecord
    sittings: tuple[SittingRecord, ...]
    may_start: bool
    why_not: str

    @property
    def running(self) -> SittingRecord | None:
        return next((sitting for sitting in self.sittings if sitting.state == "running"), None)

    @property
    def passed(self) -> bool:
        return any(sitting.passed for sitting in self.sittings)


class Exams:
    def __init__(self, store: Store, clock: Clock, ids: Ids, library: ContentLibrary) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._library = library

    def blueprints(self) -> Sequence[Blueprint]:
        return list(self._library.blueprints.values())

    def broken_blueprints(self) -> Sequence[str]:
        """Files of the plans that no paper can be drawn from."""
        return self._library.broken_blueprints

    def freeze_paper(self, actor: Actor, blueprint: str, *, seed: int | None = None) -> str:
        """Draw a paper and keep it whole; gives its id. The same blueprint, banks, day and seed give the same paper."""
        require(actor, Permission.EXAMS_WRITE)
        with self._store.writing(actor) as work:
            paper = self.freeze_in(work, blueprint, seed)
            work.commit()
            return paper

    def freeze_in(self, work: Writing, blueprint: str, seed: int | None = None) -> str:
        """The same inside a transaction that goes on (a mock exam freezes its own paper)."""
        plan = self._library.blueprint(blueprint)
        id_ = self._ids.new()
        drawn = assemble(
            plan,
            self._library.banks,
            int(id_[-12:], 16) if seed is None else seed,
            civil_date(self._clock.now_ms()),
        )
        sha256 = work.put_blob(drawn.as_json().encode(), PAPER_MEDIA)
        work.append(
            e.PaperFrozen(
                blueprint=plan.id,
                blueprint_version=plan.version,
                title=plan.title,
                seed=drawn.seed,
                sha256=sha256,
                seal=drawn.seal,
                total=drawn.total,
                pass_mark=drawn.pass_mark,
                minutes=drawn.minutes,
                person_class=plan.person_class,
            ),
            id_,
        )
        return id_

    def open_exam(
        self,
        actor: Actor,
        paper: str,
        *,
        title: str = "",
        training_class: str = "",
        programme: str = "",
        opens_ms: int | None = None,
        closes_ms: int,
        supervised: bool = True,
    ) -> str:
        """An occasion at which people may sit the paper; a class's exam is open to those enrolled in it."""
        require(actor, Permission.EXAMS_WRITE)
        opens = self._clock.now_ms() if opens_ms is None else opens_ms
        if closes_ms <= opens:
            raise InvalidInput("考试结束时间必须晚于开始时间。", "请检查两个时间。")
        with self._store.writing(actor) as work:
            record = work.exams.paper(paper)
            if record is None:
                raise NotFound("没有找到这份试卷。")
            exam = self._ids.new()
            work.append(
                e.ExamOpened(
                    paper=paper,
                    title=title or record.title,
                    training_class=training_class,
                    programme=programme,
                    attempts=paper_of(work, record).attempts,
                    opens_ms=opens,
                    closes_ms=closes_ms,
                    supervised=supervised,
                ),
                exam,
            )
            work.commit()
            return exam

    def close_exam(self, actor: Actor, exam: str, reason: str = "") -> None:
        require(actor, Permission.EXAMS_WRITE)
        with self._store.writing(actor) as work:
            record = work.exams.exam(exam)
            if record is None or record.closed:
                raise Conflict("这场考试已经结束。")
            if any(sitting.state == "running" for sitting in work.exams.sittings_at(exam)):
                raise Conflict("还有人正在答题，不能结束考试。", "请等全部交卷，或先让考生交卷。")
            work.append(e.ExamClosed(), exam, private=Reason(text=reason) if reason else None)
            work.commit()

    def papers(self, actor: Actor) -> Sequence[PaperRecord]:
        """Frozen papers without their questions."""
        require(actor, Permission.EXAMS_WRITE)
        with self._store.reading() as view:
            return view.exams.papers()

    def exams(self, actor: Actor, training_class: str = "") -> Sequence[ExamRecord]:
        require(actor, Permission.EXAMS_SIT)
        with self._store.reading() as view:
            return view.exams.exams(training_class)

    def results(self, actor: Actor, exam: str) -> Sequence[SittingRecord]:
        require(actor, Permission.EXAMS_WRITE)
        with self._store.reading() as view:
            return view.exams.sittings_at(exam)

    def offers(self, actor: Actor, person: str) -> Sequence[ExamOffer]:
        """What this person may sit or has sat, newest first."""
        require(actor, Permission.EXAMS_SIT, person)
        now = self._clock.now_ms()
        with self._store.reading() as view:
            sat: dict[str, list[SittingRecord]] = {}
            for sitting in view.exams.sittings_of(person):
                sat.setdefault(sitting.exam, []).append(sitting)
            enrolled = set(view.classes.classes_of(person))
            return [
                _offer(view, exam, tuple(sat.get(exam.id, ())), now)
                for exam in view.exams.exams()
                if exam.id in sat or not exam.training_class or exam.training_class in enrolled
            ]


def paper_of(view: Reading, record: PaperRecord) -> Paper:
    """The frozen paper, from the blob, with every question checked against its hash.

    Kept by the hash of its content: reading one took 8 ms, twice for each of forty people who sit the same paper.
    """
    known = _PAPERS.get(record.sha256)
    if known is not None:
        return known
    data = view.blob(record.sha256)
    if data is None:
        raise NotFound("试卷内容不在数据库里，不能逐题查看。", f"成绩仍有效。{REPLACE_DAMAGED}也可以重新组卷。")
    if hashlib.sha256(data).hexdigest() != record.sha256:
        raise BadFile("试卷内容已损坏，与封存时不符，不能逐题查看。", f"成绩仍有效。{REPLACE_DAMAGED}")
    if len(_PAPERS) >= _PAPERS_KEPT:
        _PAPERS.clear()
    paper = _PAPERS[record.sha256] = paper_from_json(data)
    return paper


def why_not_start(exam: ExamRecord, sat: Sequence[SittingRecord], now_ms: int) -> str:
    """'' when a new attempt may begin now."""
    if any(sitting.state == "running" for sitting in sat):
        return "上一次答题还没有交卷"
    if any(sitting.passed for sitting in sat):
        return "已经合格"
    if exam.closed or now_ms >= exam.closes_ms:
        return "考试已结束"
    if now_ms < exam.opens_ms:
        return "考试还没开始"
    if len(sat) >= exam.attempts:
        return f"{exam.attempts} 次机会已用完"
    return ""


def _offer(view: Reading, exam: ExamRecord, sat: tuple[SittingRecord, ...], now_ms: int) -> ExamOffer:
    paper = view.exams.paper(exam.paper)
    if paper is None:
        raise NotFound("试卷记录缺失。", "请运行 ledger rebuild。")
    why = why_not_start(exam, sat, now_ms)
    return ExamOffer(exam=exam, paper=paper, sittings=sat, may_start=not why, why_not=why)
