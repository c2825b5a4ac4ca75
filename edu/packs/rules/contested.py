"""What is disputed, local or different by trade is never the one right answer: of a bank, a game, a 微课 or a drill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from edu.domain.courses import unmarked
from edu.domain.drills.scenario import Scenario
from edu.domain.games.pack import GamePack
from edu.domain.microlessons import MicroLesson
from edu.domain.problems import Problem
from edu.domain.questions import Bank
from edu.packs.contested_reader import Contested
from edu.packs.reading import Reading
from edu.packs.rules.finding import Place, error
from edu.packs.rules.scored import said_by_game, said_by_micro, scored_texts


def check_contested(readings: Iterable[Reading[Bank]], contested: Sequence[Contested]) -> Iterator[Problem]:
    """A disputed matter may stand in a reason or an explanation, never in the one answer that counts."""
    for reading in readings:
        for question in reading.value.questions if reading.value else ():
            if question.scorable:
                place = reading.place(f"{question.id}:stem", question.id)
                yield from _told(f"题目 {question.id}", scored_texts(question), contested, place)


def check_contested_game(reading: Reading[GamePack], contested: Sequence[Contested]) -> Iterator[Problem]:
    for what, texts, place in said_by_game(reading):
        yield from _told(what, texts, contested, place)


def check_contested_micro(reading: Reading[MicroLesson], contested: Sequence[Contested]) -> Iterator[Problem]:
    for what, texts, place in said_by_micro(reading):
        yield from _told(what, texts, contested, place)


def check_contested_drill(reading: Reading[Scenario], contested: Sequence[Contested]) -> Iterator[Problem]:
    """Options and actions that earn points."""
    scenario = reading.value
    if scenario is None:
        return
    for decision in scenario.decisions:
        right = [decision.text + option.text for option in decision.options if option.verdict == "good"]
        place = reading.place(f"decision:{decision.id}")
        yield from _told(f"决策 {decision.id}", right, contested, place)
    for action in scenario.actions:
        if action.verdict == "good":
            yield from _told(f"行动 {action.id}", [action.title], contested, reading.place(f"action:{action.id}"))


def _told(what: str, texts: Iterable[str], contested: Sequence[Contested], place: Place) -> Iterator[Problem]:
    said = [unmarked(text) for text in texts]
    for one in contested:
        if any(one.spoken_of(text) for text in said):
            message = f"{what}：“{one.what}”有争议或各地、各行业不同，不能当作唯一正确的答案。"
            yield error(place, "contested", message, "请换一个说法或考点；题目也可以改成 pending。")
