"""A lesson while it is being read: page, dots, what counted, what is still missing. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from edu.domain.courses import Page
from edu.domain.register import Register
from edu.domain.study_records import CheckOutcome, LessonDone, LessonProgress, LessonView, PageOutcome

Dot = Literal["new", "read", "short"]
TOO_FAST = "上一页停留时间太短，暂不计入"


@dataclass(frozen=True, slots=True)
class Ground:
    """What a page says and where it stands."""

    words: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The card behind the last page; `page` is where to go back to, None where nothing is missing."""

    done: bool
    title: str
    sentence: str
    missing: tuple[str, ...]
    page: int | None


class LessonPresenter:
    """`page` counts from 0; the ending stands at `page == count`."""

    def __init__(self, view: LessonView) -> None:
        self.view = view
        self.page = min(view.resume_page, len(view.lesson.pages) - 1)
        self._read = set(view.pages_read)
        self._short: set[int] = set()
        self.settled = set(view.settled)
        self._last = {id_: (frozenset(held.options), held.correct) for id_, held in view.answers.items()}
        self.progress: LessonProgress = view.progress
        self.completed: LessonDone | None = None

    @property
    def count(self) -> int:
        return len(self.view.lesson.pages)

    @property
    def at_end(self) -> bool:
        return self.page == self.count

    @property
    def shown(self) -> Page:
        return self.view.lesson.pages[self.page]

    @property
    def subtitle(self) -> str:
        place = "小结" if self.at_end else f"第 {self.page + 1} 页，共 {self.count} 页"
        return f"{self.view.course.title} · {place}"

    @property
    def forward_word(self) -> str:
        return "学完这一课" if self.page == self.count - 1 else "下一页"

    @property
    def asks(self) -> bool:
        """Whether the page in view has a question that waits for its answer."""
        return not self.at_end and any(check.question not in self.settled for check in self.shown.checks)

    def go(self, page: int) -> bool:
        if not 0 <= page <= self.count or page == self.page:
            return False
        self.page = page
        return True

    def dots(self) -> tuple[Dot, ...]:
        return tuple(
            "read" if at in self._read else "short" if at in self._short else "new" for at in range(self.count)
        )

    def left(self, page: int, outcome: PageOutcome) -> str:
        """The page was booked; '' or the sentence that the person should see."""
        self._take(outcome.progress, outcome.completed)
        if outcome.read:
            self._read.add(page)
            self._short.discard(page)
            return ""
        self._short.add(page)
        return "" if self.progress.state == "done" else TOO_FAST

    def answered(self, question: str, outcome: CheckOutcome) -> None:
        self._take(outcome.progress, outcome.completed)
        self._last[question] = (frozenset(note.id for note in outcome.options if note.chosen), outcome.correct)
        if outcome.settled:
            self.settled.add(question)

    def settled_answer(self, question: str) -> tuple[frozenset[str], bool] | None:
        """What was chosen last and whether it was right; None while the question is open."""
        return self._last.get(question) if question in self.settled else None

    def _take(self, progress: LessonProgress, completed: LessonDone | None) -> None:
        self.progress = progress
        self.completed = completed or self.completed

    def ending(self) -> Ending:
        done = self.completed
        if done is not None:
            title = "这一课学完了" if done.credited else "这一课学完了，这次不再计学时"
            return Ending(done=True, title=title, sentence=_worth(done), missing=(), page=None)
        if self.progress.state == "done":
            sentence = f"这一课以前学完过，已计入 {self.progress.credit_minutes} 分钟，重看不再增加。"
            return Ending(done=True, title="又看了一遍", sentence=sentence, missing=(), page=None)
        return Ending(
            done=False,
            title="还差一点" if 2 * len(self._read) > self.count else "还没学完",
            sentence="补上下面这些，这一课就学完了。",
            missing=self.progress.missing,
            page=self._first_lacking(),
        )

    def _first_lacking(self) -> int:
        pages = self.view.lesson.pages

        def lacks(at: int) -> bool:
            return at not in self._read or any(check.question not in self.settled for check in pages[at].checks)

        return next((at for at in range(self.count) if lacks(at)), 0)


def _worth(done: LessonDone) -> str:
    """Why so much: the time is the person's own, the plan only its limit."""
    if done.credited and done.credit_minutes < done.planned_minutes:
        return f"{done.note}按实际学习时间计算，这一课最多计 {done.planned_minutes} 分钟。"
    return done.note


def grounds_of(page: Page, register: Register) -> tuple[Ground, ...]:
    """Facts and citations of a page, each once, in reading order."""
    grounds: dict[tuple[str, str], Ground] = {}
    for run in page.runs():
        if run.fact:
            fact = register.facts.get(run.fact)
            if fact is not None:
                grounds[("fact", run.fact)] = Ground(fact.text, register.fact_grounds(run.fact))
        elif run.cite:
            grounds[("cite", run.cite)] = Ground(register.cite_text(run.cite), register.cited_source(run.cite).name)
    return tuple(grounds.values())


def tip_of(fact: str | None, cite: str | None, register: Register) -> str:
    """The words shown where a finger or the pointer rests on a fact or a citation."""
    if fact and fact in register.facts:
        known = register.facts[fact]
        pending = "（待核，不计分）" if known.pending else ""
        return f"{known.text}{pending}\n依据：{register.fact_grounds(fact)}"
    return register.cited_source(cite).name if cite else ""
