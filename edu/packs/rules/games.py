"""Rules of a game's pack: a card for every fault of the game, with its ground, and questions that can be asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from edu.domain.games.pack import GamePack
from edu.domain.games.rules import Game
from edu.domain.problems import Problem
from edu.domain.questions import Question
from edu.domain.register import Register
from edu.packs.reading import Reading
from edu.packs.rules import finding
from edu.packs.rules.finding import error

LONGEST_RULE, LONGEST_PAGE = 60, 60
"""Characters that somebody who stands before a screen reads at a glance."""
LONGEST_NAME, LONGEST_WORDS, LONGEST_FIX = 10, 24, 16
"""Of a thing: what is written beside it, said of it, and written on a button."""


def check_game(
    reading: Reading[GamePack],
    games: Mapping[str, Game],
    register: Register,
    questions: Mapping[str, Question],
    on: date,
    things: Sequence[str] = (),
) -> Iterator[Problem]:
    """`things` are those of the game that have words in its pack."""
    yield from reading.problems
    pack = reading.value
    if pack is None:
        return
    game = games.get(pack.id)
    if game is None:
        message = f"程序里没有“{pack.id}”这个游戏。"
        yield error(reading.place("id"), "game-unknown", message, f"可以用：{'、'.join(games)}。")
        return
    place = reading.place("cards")
    names = tuple(card.id for card in pack.cards)
    if names != tuple(game.cards):
        message = f"卡片应依次是：{'、'.join(game.cards)}。"
        yield error(place, "game-cards", message, "每种错误一张卡片，最要命的在前。")
    for card in pack.cards:
        yield from finding.cites(card.cites, register, on, place, f"卡片 {card.id}")
        if len(card.rule) > LONGEST_RULE:
            message = f"卡片 {card.id} 有 {len(card.rule)} 个字，最多 {LONGEST_RULE} 个。"
            yield error(place, "game-long", message, "站着看的人只读一眼。")
    yield from finding.said(pack.facts, register, on, place, f"游戏 {pack.id}", "pending-game")
    yield from _things(pack, things, register, on, reading.place("things"))
    for page in pack.tutorial:
        if len(page.text) > LONGEST_PAGE:
            message = f"玩法说明“{page.title}”有 {len(page.text)} 个字，最多 {LONGEST_PAGE} 个。"
            yield error(reading.place("tutorial"), "game-long", message)
    for key, asked in (("before", pack.before), ("after", pack.after)):
        for name in asked:
            yield from _question(name, questions, on, reading.place(key))


def _things(
    pack: GamePack, expected: Sequence[str], register: Register, on: date, place: finding.Place
) -> Iterator[Problem]:
    names = [thing.id for thing in pack.things]
    for name in sorted(set(expected) - set(names)):
        yield error(place, "game-things", f"游戏里的“{name}”没有名字。", "请在 things 里补上。")
    for name in sorted(set(names) - set(expected)):
        yield error(place, "game-things", f"游戏里没有“{name}”这样东西。", "请删去，或改正编号。")
    for thing in pack.things:
        what = f"东西 {thing.id}"
        if thing.wrong and not thing.cites:
            yield error(place, "no-ground", f"{what}：说它不对，却没有依据。", "请写 cites。")
        yield from finding.cites(thing.cites, register, on, place, what)
        words = [(thing.name, LONGEST_NAME), (thing.wrong, LONGEST_WORDS), (thing.fine, LONGEST_WORDS)]
        for text, most in [*words, *((fix, LONGEST_FIX) for fix in thing.fixes)]:
            if len(text) > most:
                message = f"{what}：“{text}”有 {len(text)} 个字，最多 {most} 个。"
                yield error(place, "game-long", message, "站着看的人只读一眼。")


def _question(name: str, questions: Mapping[str, Question], on: date, place: finding.Place) -> Iterator[Problem]:
    question = questions.get(name)
    if question is None:
        yield error(place, "question-unknown", f"没有题目“{name}”。", "请用题库里已有的题目。")
    elif not (question.scorable and question.effective(on) and question.for_audience("public")):
        message = f"题目“{name}”现在不能问参观的人（待核、不在有效期，或不是给公众的）。"
        yield error(place, "question-unfit", message, "请换一道。")
    elif question.type == "multiple":
        yield error(place, "question-unfit", f"题目“{name}”是多选题，站着答不方便。", "请换一道单选题或判断题。")
    else:
        yield from finding.alone(question, place)
