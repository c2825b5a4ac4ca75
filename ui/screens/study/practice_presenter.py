"""What can be practised: mock papers, and one bank at a time in order, at random or by knowledge point. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from edu.domain.exams.blueprint import Blueprint
from edu.domain.exams.sitting import SittingRecord
from edu.domain.prng import Stream
from edu.domain.questions import Bank, Question
from edu.domain.topics import Topics
from edu.system.clock import civil_text
from ui.screens.wording import marks_text

Way = Literal["order", "random", "chapter"]
NO_TOPICS = Topics()
WAY_NAMES: dict[Way, str] = {"order": "顺序练", "random": "随机练", "chapter": "按知识点练"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningMock:
    """A mock paper that was not handed in."""

    sitting: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MockLine:
    blueprint: str
    title: str
    facts: str
    mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BankLine:
    id: str
    title: str
    count: int
    chapters: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BankGroup:
    """The banks of one group of topics."""

    title: str
    banks: tuple[BankLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    running: tuple[RunningMock, ...]
    mocks: tuple[MockLine, ...]
    groups: tuple[BankGroup, ...]


def offer_of(
    blueprints: Sequence[Blueprint],
    banks: Mapping[str, Bank],
    person_classes: frozenset[str],
    open_sittings: Sequence[SittingRecord],
    today: date,
    topics: Topics = NO_TOPICS,
) -> Offer:
    """Mock papers for the person's own posts first."""
    mocks = [_mock(plan, mine=plan.person_class in person_classes) for plan in blueprints]
    return Offer(
        running=tuple(_running(sitting) for sitting in open_sittings if sitting.source == "mock"),
        mocks=tuple(sorted(mocks, key=lambda line: (not line.mine, line.title))),
        groups=_groups(banks.values(), topics, today),
    )


def _groups(banks: Iterable[Bank], topics: Topics, today: date) -> tuple[BankGroup, ...]:
    """Banks with something to ask today, in the order of their topics."""
    lines = sorted(((bank.topic, _bank(bank, today)) for bank in banks), key=lambda row: row[0])
    shelves = topics.shelved([row for row in lines if row[1].count], lambda row: row[0])
    return tuple(BankGroup(title=group.title, banks=tuple(line for _, line in rows)) for group, rows in shelves)


def _running(sitting: SittingRecord) -> RunningMock:
    begun = civil_text(sitting.started_ms)
    return RunningMock(sitting=sitting.id, sentence=f"{begun} 开始，{len(sitting.order)} 题，{sitting.minutes} 分钟")


def _mock(plan: Blueprint, *, mine: bool) -> MockLine:
    return MockLine(
        blueprint=plan.id,
        title=plan.title,
        facts=f"{plan.count} 题，{plan.minutes} 分钟，{marks_text(plan.pass_mark)} 分合格",
        mine=mine,
    )


def _bank(bank: Bank, today: date) -> BankLine:
    chapters: dict[str, int] = {}
    for question in usable(bank, today):
        chapters[question.knowledge] = chapters.get(question.knowledge, 0) + 1
    return BankLine(id=bank.id, title=bank.title, count=sum(chapters.values()), chapters=tuple(chapters.items()))


def usable(bank: Bank, today: date) -> tuple[Question, ...]:
    """What a paper could ask today: nobody practises what is not settled or no longer holds."""
    return tuple(question for question in bank.questions if question.scorable and question.effective(today))


@dataclass(slots=True)
class Round:
    """Free practice: one question after another, judged at once; nothing of it is kept."""

    questions: tuple[Question, ...]
    seed: int
    at: int = 0
    correct: int = 0
    missed: list[Question] = field(default_factory=list)
    judged: bool = False

    @property
    def over(self) -> bool:
        return self.at >= len(self.questions)

    @property
    def question(self) -> Question:
        return self.questions[self.at]

    @property
    def order(self) -> tuple[str, ...]:
        """Options in an order of this round; 正确/错误 always stand in theirs."""
        ids = tuple(option.id for option in self.question.options)
        if self.question.type == "truefalse":
            return ids
        return Stream(self.seed, f"practice/{self.question.id}").shuffled(ids)

    @property
    def heading(self) -> str:
        return f"第 {self.at + 1} 题，共 {len(self.questions)} 题"

    @property
    def score(self) -> str:
        """Before the first answer: how to give one."""
        done = self.at + self.judged
        if done:
            return f"答对 {self.correct} / {done}"
        if self.over:
            return ""
        return "选好后点“就选这些”。" if self.question.type == "multiple" else "点一个答案，马上知道对不对。"

    def judge(self, chosen: Sequence[str]) -> bool:
        """Only the first answer counts."""
        right = frozenset(chosen) == self.question.key
        if not self.judged:
            self.judged = True
            self.correct += right
            if not right:
                self.missed.append(self.question)
        return right

    def forward(self) -> None:
        self.at += 1
        self.judged = False

    def of_missed(self) -> Round:
        """Once more with what went wrong."""
        return Round(tuple(self.missed), self.seed + 1)


def round_of(bank: Bank, way: Way, chapter: str, seed: int, today: date) -> Round:
    """The questions of a situation stay together and in the bank's order: the second may tell what the first asks."""
    questions = usable(bank, today)
    if way == "chapter":
        questions = tuple(question for question in questions if question.knowledge == chapter)
    elif way == "random":
        sets: dict[str, list[Question]] = {}
        for question in questions:
            sets.setdefault(question.situation.id if question.situation else question.id, []).append(question)
        mixed = Stream(seed, "practice/order").shuffled(list(sets.values()))
        questions = tuple(question for together in mixed for question in together)
    return Round(questions, seed)
