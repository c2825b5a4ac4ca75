"""A question and its options, and the bank that holds them. Texts may carry **bold** (see courses.marked_runs).

A question's version is the hash of what a person is asked and graded by; metadata that only steers the drawing
(difficulty, audiences, group, status, dates) is not in it, so that a better guess splits no statistics.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

from edu.domain.canonical import canonical_json, sha256_hex
from edu.domain.person_classes import PersonClass
from edu.domain.register import within

QuestionType = Literal["single", "multiple", "truefalse"]
Level = Literal["remember", "apply", "analyse"]
Status = Literal["original", "retold", "pending"]

TYPE_NAMES: dict[QuestionType, str] = {"single": "单选题", "multiple": "多选题", "truefalse": "判断题"}
LEVEL_NAMES: dict[Level, str] = {"remember": "识记", "apply": "应用", "analyse": "分析"}
LETTERS = "ABCDEFGH"
SITUATION_SIZE = 3
OPTION_TOKEN = re.compile(r"\{选项:([^{}]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """`id` is unique in its question and never used again; answers are kept by it. `why`: why right, or dangerous."""

    id: str
    text: str
    correct: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """情景: what a set of SITUATION_SIZE questions starts from; `id` is `<bank>/<slug>`."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`id` is `<bank>/<slug>`; `difficulty` is the guessed share of correct answers in hundredths.

    A question of a situation is put after its text, together with the others of its set, in the bank's order.
    """

    id: str
    type: QuestionType
    stem: str
    options: tuple[Option, ...]
    explanation: str
    cites: tuple[str, ...]
    facts: tuple[str, ...]
    knowledge: str
    audiences: tuple[PersonClass, ...]
    level: Level
    difficulty: int
    group: str | None
    """Of its own bank, as `id` is: two banks may use one word for two facts."""
    vital: bool
    status: Status
    effective_from: date | None
    effective_to: date | None
    image: str | None
    image_alt: str | None
    situation: Situation | None = None
    shown: tuple[str, ...] = field(default=(), compare=False)
    """Ids of the facts that stem, right options and explanation show, named in `facts` or not: for who checks a bank,
    and no part of what is put or frozen.
    """

    @property
    def bank(self) -> str:
        return self.id.partition("/")[0]

    @property
    def key(self) -> frozenset[str]:
        """Ids of the correct options."""
        return frozenset(option.id for option in self.options if option.correct)

    @property
    def scorable(self) -> bool:
        """A question in 待核 never enters a scored paper."""
        return self.status != "pending"

    @property
    def fact(self) -> str:
        """What it asks: its group, or itself where it has none; the mark keeps a group from being another's id."""
        return self.group or f"{self.id}#alone"

    @property
    def alone(self) -> bool:
        """It can be put by itself: it is no part of a situation."""
        return self.situation is None

    @property
    def asked(self) -> str:
        """All that is said before the options: a stem of a situation says nothing by itself."""
        return self.stem if self.situation is None else f"{self.situation.text}\n{self.stem}"

    @property
    def version(self) -> str:
        """32 hex digits: the first 16 bytes of the SHA-256 of its content."""
        return sha256_hex(canonical_json(self.content()))[:32]

    def content(self) -> dict[str, Any]:
        """What the version covers."""
        told = {} if self.situation is None else {"situation": [self.situation.id, self.situation.text]}
        return {
            "id": self.id,
            "type": self.type,
            "stem": self.stem,
            "options": [[o.id, o.text, o.correct, o.why] for o in self.options],
            "explanation": self.explanation,
            "cites": list(self.cites),
            "facts": list(self.facts),
            "knowledge": self.knowledge,
            "level": self.level,
            "vital": self.vital,
            "image": self.image,
            "image_alt": self.image_alt,
            **told,
        }

    def effective(self, on: date) -> bool:
        return within(on, self.effective_from, self.effective_to)

    def for_audience(self, person_class: PersonClass) -> bool:
        return person_class in self.audiences

    def option(self, option_id: str) -> Option | None:
        return next((option for option in self.options if option.id == option_id), None)


@dataclass(frozen=True, kw_only=True)
class Bank:
    """`topic` is one of the forty-two (T01); `course` is the course id whose media its questions may show.

    `said` are the ids of all facts that its texts show, situations, reasons and wrong options among them.
    (No slots: the index is computed once.)
    """

    id: str
    title: str
    topic: str
    course: str | None
    questions: tuple[Question, ...]
    said: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    def question(self, question_id: str) -> Question | None:
        """By full id."""
        return self.by_id.get(question_id)


def lettered(text: str, order: Sequence[str]) -> str:
    """Puts letters for `{选项:<id>}` as this person saw the options: explanations stay right after a shuffle."""

    def letter(token: re.Match[str]) -> str:
        return LETTERS[order.index(token[1])] if token[1] in order else token[0]

    return OPTION_TOKEN.sub(letter, text)
