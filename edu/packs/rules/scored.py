"""What is said to be so: by the one answer of a question that is marked, by a game, a 微课, a case, a one-page aid."""

from __future__ import annotations

from collections.abc import Iterator

from edu.domain.aids import Aid
from edu.domain.cases import Case
from edu.domain.courses import unmarked
from edu.domain.drills.scenario import Scenario
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
    """The danger, what each step asks for and shows, and what is taken home; a wrong touch may be explained."""
    lesson = reading.value
    if lesson is None:
        return
    for number, step in enumerate(lesson.steps, 1):
        yield f"第 {number} 步", [step.ask + step.seen], reading.place("steps")
    yield "这节微课的要点", [lesson.danger, lesson.title + lesson.rule, lesson.practise], reading.place("rule")


def said_by_drill(reading: Reading[Scenario]) -> Iterator[Said]:
    """What the players are told and choose from, an option or action with its reason, and what they are judged by."""
    scenario = reading.value
    if scenario is None:
        return
    for inject in scenario.injects:
        yield f"消息 {inject.id}", [inject.text, inject.expected], reading.place(f"inject:{inject.id}")
    for decision in scenario.decisions:
        options = [f"{option.text}。{option.why}" for option in decision.options]
        yield f"决策 {decision.id}", [decision.text, *options], reading.place(f"decision:{decision.id}")
    for action in scenario.actions:
        yield f"行动 {action.id}", [f"{action.title}。{action.why}"], reading.place(f"action:{action.id}")
    for criterion in scenario.criteria:
        yield f"评分项 {criterion.id}", [criterion.text], reading.place(f"criterion:{criterion.id}")


def said_by_case(reading: Reading[Case]) -> Iterator[Said]:
    """All that is told, but for where it happened; its question is a bank's, and looked at there."""
    case = reading.value
    if case is None:
        return
    one_each = {"title": case.title, "outcome": case.outcome, "direct_cause": case.direct_cause}
    one_each |= {"toll_note": case.toll_note or "", "picture_alt": case.picture_alt}
    told = {key: [text] for key, text in one_each.items()}
    told |= {key: [*getattr(case, key)] for key in ("story", "responsibility", "prevention")}
    for key, texts in told.items():
        yield f"案例的“{key}”", texts, reading.place(key)


def said_by_aid(reading: Reading[Aid]) -> Iterator[Said]:
    """All that is printed: what never to do is told as much as what to do."""
    aid = reading.value
    if aid is None:
        return
    told = {key: [getattr(aid, key)] for key in ("title", "who", "event")}
    told |= {key: [*getattr(aid, key)] for key in ("signs", "never", "blanks")}
    told["steps"] = [step.do + step.how for step in aid.steps]
    told["rows"] = [row.means + row.do for row in aid.rows]
    told["calls"] = [call.who for call in aid.calls]
    for key, texts in told.items():
        yield f"一页纸的“{key}”", texts, reading.place(key)
