"""A competition evening: opened with frozen rules and questions, played move by move, each durable when it returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.contests.drawing import draw, frozen, thawed
from edu.domain.contests.play import NOBODY, Move, effective, played, ranks, refusal, setup_of
from edu.domain.contests.record import ContestTopic, ContestView
from edu.domain.contests.rules import faults
from edu.domain.errors import Conflict, EduError, InvalidInput, NotFound
from edu.domain.events import Reason
from edu.domain.events import contests as e
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from edu.domain.contests.play import MoveKind
    from edu.domain.contests.record import ContestPlan, ContestRecord
    from edu.domain.questions import Question
    from edu.domain.topics import TopicGroup
    from edu.services.ports import Reading, Store, Writing
    from edu.services.ports.content import ContentLibrary
    from edu.services.ports.contest_files import ContestFiles
    from edu.system.clock import Clock
    from edu.system.ids import Ids

_LONGEST_TITLE, _LONGEST_NAME, _LONGEST_STEM = 60, 20, 120


class Contests:
    def __init__(self, store: Store, clock: Clock, ids: Ids, library: ContentLibrary, files: ContestFiles) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._library = library
        self._files = files

    # -- before --

    def topics(self, actor: Actor) -> tuple[tuple[TopicGroup, tuple[ContestTopic, ...]], ...]:
        """What can be asked, by group of topics."""
        require(actor, Permission.CLASSES_READ)
        banks = sorted(self._library.banks.values(), key=lambda bank: bank.topic)
        found = [
            ContestTopic(bank=bank.id, title=bank.title, topic=bank.topic, count=len(self._pool((bank.id,))))
            for bank in banks
        ]
        return self._library.topics.shelved([one for one in found if one.count], lambda one: one.topic)

    def open(self, actor: Actor, plan: ContestPlan, seed: int | None = None) -> str:
        require(actor, Permission.CLASSES_WRITE)
        _check(plan)
        seed = self._clock.now_ms() if seed is None else seed
        questions = draw(self._pool(plan.topics), plan.rounds, len(plan.teams), seed)
        contest = self._ids.new()
        with self._store.writing(actor) as work:
            blob = work.put_blob(frozen(questions).encode(), "application/json")
            fact = e.ContestOpened(
                org=plan.org,
                day=civil_date(self._clock.now_ms()).isoformat(),
                teams=len(plan.teams),
                kinds=[one.kind for one in plan.rounds],
                numbers=[
                    {"count": one.count, "right": one.right, "wrong": one.wrong, "early": one.early,
                     "seconds": one.seconds}
                    for one in plan.rounds
                ],
                stakes=[list(one.stakes) for one in plan.rounds],
                topics=sorted(plan.topics),
                seed=seed,
                questions=blob,
            )  # fmt: skip
            names = [name.strip() for name in plan.teams]
            work.append(fact, contest, private=e.ContestNames(title=plan.title.strip(), teams=names))
            work.commit()
        return contest

    def evenings(self, actor: Actor) -> Sequence[ContestRecord]:
        """Newest first."""
        require(actor, Permission.CLASSES_READ)
        with self._store.reading() as view:
            return view.contests.contests()

    # -- playing --

    def view(self, actor: Actor, contest: str) -> ContestView:
        """As it stands, also after a kill: it is reckoned from the moves that were durable."""
        require(actor, Permission.CLASSES_READ)
        with self._store.reading() as view:
            return _view(view, _known(view, contest))

    def ask(self, actor: Actor, contest: str, slot: int, stake: int = 0) -> ContestView:
        return self._move(actor, contest, "ask", slot, stake=stake)

    def early(self, actor: Actor, contest: str, slot: int, team: int) -> ContestView:
        """Pressed before 开抢: out for this question, and what the rule takes."""
        return self._move(actor, contest, "early", slot, team=team)

    def buzz(self, actor: Actor, contest: str, slot: int, team: int, after_ms: int) -> ContestView:
        return self._move(actor, contest, "buzz", slot, team=team, after_ms=after_ms)

    def answer(self, actor: Actor, contest: str, slot: int, options: Sequence[str]) -> ContestView:
        return self._move(actor, contest, "answer", slot, options=tuple(options))

    def pass_on(self, actor: Actor, contest: str, slot: int) -> ContestView:
        """Nobody answers, or gives up: no points either way."""
        return self._move(actor, contest, "pass", slot)

    def play_off(self, actor: Actor, contest: str) -> ContestView:
        """A play-off question between those who share the lead."""
        return self._move(actor, contest, "extra", 0)

    def undo(self, actor: Actor, contest: str) -> ContestView:
        """Takes back the last move that stands; nothing is lost of what happened."""
        return self._move(actor, contest, "undo", 0)

    # -- after --

    def close(self, actor: Actor, contest: str) -> ContestView:
        require(actor, Permission.CLASSES_WRITE)
        with self._store.writing(actor) as work:
            held = _view(work, _running(work, contest))
            if not held.over:
                raise Conflict("题目还没有答完。", "答完再结束；不比了就选“放弃”。")
            scores = held.state.scores
            work.append(e.ContestClosed(scores=list(scores), ranks=list(ranks(scores))), contest)
            work.commit()
        return self.view(actor, contest)

    def abandon(self, actor: Actor, contest: str, reason: str) -> None:
        require(actor, Permission.CLASSES_WRITE)
        with self._store.writing(actor) as work:
            _running(work, contest)
            work.append(e.ContestAbandoned(reason="staff"), contest, private=Reason(text=reason.strip()))
            work.commit()

    def workbook(self, actor: Actor, contest: str, path: Path) -> ContestView:
        """名次 and every question with who answered what."""
        held = self.view(actor, contest)
        self._files.workbook(held, path)
        return held

    # -- within --

    def _move(
        self, actor: Actor, contest: str, kind: MoveKind, slot: int, *, team: int = NOBODY, stake: int = 0,
        options: tuple[str, ...] = (), after_ms: int = 0,
    ) -> ContestView:  # fmt: skip
        require(actor, Permission.CLASSES_WRITE)
        with self._store.writing(actor) as work:
            held = _view(work, _running(work, contest))
            move = Move(
                number=held.moves + 1, kind=kind, slot=slot, team=team, stake=stake, options=options, after_ms=after_ms
            )
            if kind == "undo":
                why = "" if held.can_undo else "没有可以撤销的了。"
            else:
                why = refusal(held.setup, held.state, move)
            if why:
                raise Conflict(why)
            fact = e.ContestMoved(
                number=move.number, move=kind, slot=slot, team=team, stake=stake, options=list(options),
                after_ms=after_ms,
            )  # fmt: skip
            work.append(fact, contest)
            work.commit()
        return self.view(actor, contest)

    def _pool(self, topics: Sequence[str]) -> list[Question]:
        """In force, in one line aloud, without a picture: the room hears it once. Not in 待核."""
        today = civil_date(self._clock.now_ms())
        found: list[Question] = []
        for topic in sorted(set(topics)):
            try:
                bank = self._library.banks[topic]
            except (KeyError, EduError) as error:
                raise InvalidInput("没有找到选中的题库。", "请重新选择题库。") from error
            found.extend(
                question
                for question in bank.questions
                if question.scorable
                and question.alone
                and question.effective(today)
                and not question.image
                and len(question.stem) <= _LONGEST_STEM
            )
        return found


def _check(plan: ContestPlan) -> None:
    found = list(faults(plan.rounds, len(plan.teams)))
    if not 0 < len(plan.title.strip()) <= _LONGEST_TITLE:
        found.append(f"请填写比赛名称，不超过 {_LONGEST_TITLE} 个字。")
    names = [name.strip() for name in plan.teams]
    if not all(0 < len(name) <= _LONGEST_NAME for name in names) or len(set(names)) < len(names):
        found.append(f"每个队要有自己的名称，不超过 {_LONGEST_NAME} 个字，不能重名。")
    if not plan.topics:
        found.append("请至少选一个题库。")
    if found:
        raise InvalidInput("".join(found))


def _known(view: Reading, contest: str) -> ContestRecord:
    held = view.contests.contest(contest)
    if held is None:
        raise NotFound("没有找到这场比赛。")
    return held


def _running(work: Writing, contest: str) -> ContestRecord:
    held = _known(work, contest)
    if held.state != "open":
        raise Conflict("这场比赛已经结束了。")
    return held


def _view(view: Reading, record: ContestRecord) -> ContestView:
    raw = view.blob(record.questions)
    if raw is None:
        raise NotFound("这场比赛的题目没有随记录带来。")
    moves = view.contests.moves(record.id)
    setup = setup_of(record.rounds, record.teams, thawed(raw))
    return ContestView(
        record=record,
        setup=setup,
        state=played(setup, moves),
        moves=moves[-1].number if moves else 0,
        can_undo=record.state == "open" and bool(effective(moves)),
    )
