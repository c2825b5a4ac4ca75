"""Rules of a 微课: what stands on its stage is drawn and can be touched; what is said is grounded and short."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

from edu.domain.courses import count_han
from edu.domain.microlessons import SCENE, Layer, MicroLesson, Step
from edu.domain.problems import Problem
from edu.domain.questions import Question
from edu.domain.register import Register
from edu.packs.reading import Reading
from edu.packs.rules import finding
from edu.packs.rules.finding import Place, error

LONGEST = {"title": 12, "danger": 60, "ask": 24, "says": 40, "seen": 40, "rule": 60, "practise": 40}
"""汉字 that somebody who stands before a screen reads at a glance."""
SMALLEST = 150
"""Units of SCENE that a finger needs: 105 pixels where the stage is 1344 wide."""
_ART = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")
_BOX = re.compile(rb'viewBox="\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*"')
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a 微课 may rest on: everything else that is installed."""

    register: Register
    questions: Mapping[str, Question]
    art: Path
    on: date
    games: Collection[str]
    drills: Collection[str]


def drawing_file(art: Path, name: str) -> Path | None:
    """None for a name that is none, leads elsewhere, or has no file."""
    file = art / f"{name}.svg"
    return file if _ART.fullmatch(name) and file.is_file() else None


def check_microlesson(reading: Reading[MicroLesson], shown: Shown) -> Iterator[Problem]:
    yield from reading.problems
    lesson = reading.value
    if lesson is None:
        return
    place = reading.place("cites")
    if not lesson.cites:
        yield error(place, "no-ground", "这节微课没有依据。", "请写 cites。")
    yield from finding.cites(lesson.cites, shown.register, shown.on, place, "微课")
    yield from finding.said(lesson.facts, shown.register, shown.on, place, f"微课 {lesson.id}", "pending-micro")
    yield from _long(lesson, reading)
    yield from _question(lesson, shown, reading.place("question"))
    if lesson.game and lesson.game not in shown.games:
        yield error(reading.place("game"), "micro-way", f"没有“{lesson.game}”这个游戏。")
    if lesson.drill and lesson.drill not in shown.drills:
        yield error(reading.place("drill"), "micro-way", f"没有“{lesson.drill}”这个推演。")
    shapes = _Shapes(shown.art)
    for name in sorted({layer.art for scene in lesson.scenes for layer in scene}):
        if shapes.of(name) is None:
            yield error(reading.place("scene"), "micro-art", f"找不到图“{name}”。", "写成“游戏/图名”，见 docs/art.md。")
    for number, step in enumerate(lesson.steps, 1):
        yield from _touched(number, step, shapes, reading.place("steps"))


class _Shapes:
    """Height over width of each drawing, read from its head."""

    def __init__(self, art: Path) -> None:
        self._art = art
        self._known: dict[str, float | None] = {}

    def of(self, name: str) -> float | None:
        if name not in self._known:
            file = drawing_file(self._art, name)
            found = _BOX.search(file.read_bytes()[:600]) if file is not None else None
            self._known[name] = float(found[2]) / float(found[1]) if found else None
        return self._known[name]

    def box(self, layer: Layer) -> Box:
        high = layer.width * (self.of(layer.art) or 1)
        return layer.left, layer.top, layer.left + layer.width, layer.top + high


def _long(lesson: MicroLesson, reading: Reading[MicroLesson]) -> Iterator[Problem]:
    said = [("title", lesson.title), ("danger", lesson.danger), ("rule", lesson.rule), ("practise", lesson.practise)]
    for step in lesson.steps:
        said += [("ask", step.ask), ("seen", step.seen), *(("says", one.says) for one in step.wrong)]
    for key, text in said:
        if count_han(text) > LONGEST[key]:
            at = reading.place(key if key in ("title", "danger", "rule", "practise") else "steps")
            message = f"“{text}”有 {count_han(text)} 个字，最多 {LONGEST[key]} 个。"
            yield error(at, "micro-long", message, "站着看的人只读一眼。")


def _question(lesson: MicroLesson, shown: Shown, place: Place) -> Iterator[Problem]:
    question = shown.questions.get(lesson.question)
    if question is None:
        yield error(place, "question-unknown", f"没有题目“{lesson.question}”。", "请用题库里已有的题目。")
    elif not (question.scorable and question.effective(shown.on) and question.for_audience("public")):
        message = f"题目“{lesson.question}”现在不能问参观的人（待核、不在有效期，或不是给公众的）。"
        yield error(place, "question-unfit", message, "请换一道。")
    else:
        yield from finding.alone(question, place)


def _touched(number: int, step: Step, shapes: _Shapes, place: Place) -> Iterator[Problem]:
    if step.then == step.scene:
        yield error(place, "micro-still", f"第 {number} 步点对以后画面没有变。", "请写 then 或 then-gone。")
    boxes = {layer.id: shapes.box(layer) for layer in step.scene if layer.id in step.touchable}
    for name, box in boxes.items():
        if min(box[2] - box[0], box[3] - box[1]) < SMALLEST:
            yield error(place, "micro-small", f"第 {number} 步的“{name}”太小，手指点不准。", f"宽和高至少 {SMALLEST}。")
        if box[0] < 0 or box[1] < 0 or box[2] > SCENE[0] or box[3] > SCENE[1]:
            yield error(place, "micro-outside", f"第 {number} 步的“{name}”有一部分在画面外。")
    for (one, first), (other, second) in combinations(boxes.items(), 2):
        if _overlap(first, second) > 0.15 * min(_area(first), _area(second)):
            yield error(place, "micro-overlap", f"第 {number} 步的“{one}”和“{other}”叠在一起，点不准。", "请挪开。")


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _overlap(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, wide) * max(0.0, high)
