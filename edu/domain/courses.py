"""A course › lesson › page › block, as values that a screen draws natively: no markup survives in them.

Inline text is a row of `Run`s, so nothing from a pack can become HTML on the way to a label.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from edu.domain.person_classes import PersonClass

CalloutKind = Literal["险情", "记住", "误区", "案例", "当地做法"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text of one look. `fact` or `cite` says what it stands on, for a tooltip; pending means 待核."""

    text: str
    bold: bool = False
    fact: str | None = None
    cite: str | None = None
    pending: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBlock:
    """`start` is the first number of a numbered list."""

    ordered: bool
    items: tuple[Runs, ...]
    start: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """At most four columns; every row is as long as the header."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """The kind's word is not repeated in the blocks."""

    kind: CalloutKind
    blocks: tuple[Paragraph | ListBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """`path` is relative to the course's folder; `alt` says what is to be learnt from it."""

    path: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A question asked within the lesson, by its full id `<bank>/<slug>`."""

    question: str


Block = Paragraph | ListBlock | Table | Callout | Picture | Check


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What fits one screen."""

    title: str
    blocks: tuple[Block, ...]

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Picture))

    @property
    def checks(self) -> tuple[Check, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Check))

    def plain_text(self) -> str:
        """For reading aloud: one sentence group a line, pictures by their words, checks left out."""
        return "\n".join((self.title, *(line for block in self.blocks for line in _lines(block))))

    def han_count(self) -> int:
        """汉字 of title and body; pictures' words and check questions are not counted."""
        body = (block for block in self.blocks if not isinstance(block, Picture))
        return count_han(self.title) + sum(count_han(line) for block in body for line in _lines(block))

    def runs(self) -> Iterator[Run]:
        """Every run on the page, in reading order."""
        for row in self.rows():
            yield from row

    def rows(self) -> Iterator[Runs]:
        """Paragraphs, list entries and cells, in reading order."""
        for block in self.blocks:
            yield from _rows(block)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """`minutes` are planned active minutes; `kiosk`: may be offered in a hall."""

    id: str
    title: str
    goal: str
    minutes: int
    kiosk: bool
    pages: tuple[Page, ...]

    @property
    def checks(self) -> tuple[str, ...]:
        """Full ids of its check questions, in order."""
        return tuple(check.question for page in self.pages for check in page.checks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Who signed the content off and when it is due again; by and on are None until somebody did (未审)."""

    by: str | None
    on: date | None
    due: date | None

    def overdue(self, on: date) -> bool:
        return self.due is not None and on > self.due


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    id: str
    version: int
    title: str
    topic: str
    summary: str
    audiences: tuple[PersonClass, ...]
    kiosk: bool
    review: Review
    lessons: tuple[Lesson, ...]

    @property
    def folder(self) -> str:
        """The pack's folder name: `yingzhi.fire-escape` → fire-escape."""
        return self.id.rpartition(".")[2]

    @property
    def minutes(self) -> int:
        return sum(lesson.minutes for lesson in self.lessons)

    def lesson(self, lesson_id: str) -> Lesson | None:
        return next((lesson for lesson in self.lessons if lesson.id == lesson_id), None)


def text_of(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def marked_runs(text: str) -> Runs:
    """Runs of a question's text, whose only mark is **bold**; an unpaired mark stays bold to the end."""
    parts = text.split("**")
    return tuple(Run(text=part, bold=place % 2 == 1) for place, part in enumerate(parts) if part)


def unmarked(text: str) -> str:
    """The text without its bold marks, for Excel, reading aloud and comparison."""
    return text.replace("**", "")


def count_han(text: str) -> int:
    """汉字 of all planes, without punctuation."""
    return sum(
        "\u4e00" <= c <= "\u9fff" or "\u3400" <= c <= "\u4dbf" or "\U00020000" <= c <= "\U000323af" for c in text
    )


def _rows(block: Block) -> Iterator[Runs]:
    if isinstance(block, Paragraph):
        yield block.runs
    elif isinstance(block, ListBlock):
        yield from block.items
    elif isinstance(block, Table):
        yield from block.header
        for row in block.rows:
            yield from row
    elif isinstance(block, Callout):
        for inner in block.blocks:
            yield from _rows(inner)


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        for row in (block.header, *block.rows):
            yield "，".join(text_of(cell) for cell in row)
    elif isinstance(block, Callout):
        yield f"{block.kind}："
        for inner in block.blocks:
            yield from _lines(inner)
    elif isinstance(block, Picture):
        yield f"图：{block.alt}"
    else:
        yield from (text_of(row) for row in _rows(block))
