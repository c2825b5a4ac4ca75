"""What is said to be so: by the one answer of a question that is marked, by a game, by a 微课."""

from __future__ import annotations

from collections.abc import Iterator

from edu.domain.courses import unmarked
from edu.domain.games.pack import GamePack
from edu.domain.microlessons import MicroLesson
from edu.domain.questions import Question
from edu.packs.reading import Reading
from edu.packs.rules.finding import Place

Said = tuple[str, list[str], Place]
"""What says it, its texts, and where they stand."""


def scored_texts(question: Question) -> Iterator[str]:
    """Stem and right option together, one text for each right option; without marks.

    Of a 判断题 the stem, whichever way it is judged: 错误 is as much of an answer as 正确.
    """
    if question.type == "truefalse":
        yield unmarked(question.stem)
        return
    for option in question.options:
        if option.correct:
            yield unmarked(question.stem + option.text)


def said_by_game(reading: Reading[GamePack]) -> Iterator[Said]:
    """Cards, pages, what is said of a thing and its right fix; the questions are a bank's, and looked at there."""
    pack = reading.value
    if pack is None:
        return
    for card in pack.cards:
        yield f"卡片 {card.id}", [card.rule], reading.place("cards")
    for page in pack.tutorial:
        yield f"玩法说明“{page.title}”", [page.title + page.text], reading.place("tutorial")
    for thing in pack.things:
        said = [thing.name + words for words in (thing.wrong, thing.fine, *thing.fixes[:1])]
        yield f"东西 {thing.id}", said, reading.place("things")


def said_by_micro(reading: Reading[MicroLesson]) -> Iterator[Said]:
    """What each step asks for and shows, and the rule that is taken home; a wrong touch may be explained."""
    lesson = reading.value
    if lesson is None:
        return
    for number, step in enumerate(lesson.steps, 1):
        yield f"第 {number} 步", [step.ask + step.seen], reading.place("steps")
    yield "这节微课的要点", [lesson.title + lesson.rule], reading.place("rule")
