"""Numbers of right answers against the facts that they stand on: two items on one fact never say different numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from edu.domain.courses import unmarked
from edu.domain.problems import Problem
from edu.domain.questions import Question
from edu.domain.register import Fact, Register
from edu.packs.rules.finding import Place, error

_SAME = {
    "米": "m", "厘米": "cm", "毫米": "mm", "公里": "km", "公斤": "kg", "千克": "kg", "吨": "t", "小时": "h",
    "个小时": "h", "分钟": "min", "天": "日", "度": "℃", "摄氏度": "℃", "伏": "V", "毫安": "mA", "公里/时": "km/h",
    "个月": "月",
}  # fmt: skip
"""Units that are one; every other is itself."""
_UNITS = (
    "万元|元|学时|个?小时|分钟|秒|个?月|年|日|天|岁|毫米|厘米|公里/时|公里|米|千克|公斤|吨|毫安|摄氏度|级|℃|人|次|具|名|%|"
    "mg/m³|km/h|km|kg|cm|mm|m|min|h|ppm|MPa|V|mA|L|t"
)
_NUMBER = r"(\d+(?:\.\d+)?)"
_FIGURE = re.compile(rf"(?<![\d.]){_NUMBER}(?:\s*(?:至|到|[-－—–～~])\s*{_NUMBER})?\s*({_UNITS})(?![A-Za-z])")
_DATE = re.compile(r"\d+\s*年\s*\d+\s*月(?:\s*\d+\s*日)?|\d+\s*月\s*\d+\s*日|\d{4}\s*年")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})\s*(?:时|点)(?:\s*(\d{1,2})\s*分|整)?(?!\s*[间段])")
_WHICH = re.compile(r"哪|谁|下列|下面")
_FITS = re.compile(r"(?:符合|合乎|合)要求的|合格的")
_SPANS = {"h": timedelta(hours=1), "min": timedelta(minutes=1)}
Figure = tuple[str, str]
"""Number without idle zeros, and unit."""


def figures_of(text: str) -> frozenset[Figure]:
    """3 小时内 → {(3, h)}; of a range both ends; a date is none."""
    found = set()
    for first, second, unit in _FIGURE.findall(_DATE.sub("＊", unmarked(text))):
        known = _SAME.get(unit, unit)
        found |= {(_plain(number), known) for number in (first, second) if number}
    return frozenset(found)


def lone_figure(text: str) -> bool:
    """Whether a fact's display is one number with its unit, so that value and unit can say it."""
    return bool(re.fullmatch(rf"[^\d“]{{0,6}}?{_NUMBER}\s*(?:{_UNITS})\D{{0,4}}", text)) and len(figures_of(text)) == 1


def _plain(number: str) -> str:
    """1.50 and 1.5 are one number."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def check_figures(question: Question, place: Place, register: Register) -> Iterator[Problem]:
    """A right number with the unit of a fact that the question names is that fact's, or stands in what is told."""
    facts = [fact for name in question.facts if (fact := register.facts.get(name)) is not None]
    known = frozenset().union(*(_of_fact(fact) for fact in facts))
    units = {unit for _, unit in known}
    if question.type == "truefalse":
        said_so = question.level == "remember" and "true" in question.key
        stated = figures_of(question.stem) if said_so else frozenset()
        if any(one not in known and one[1] in units for one in stated):
            yield _differs(question, question.stem, facts, place)
        return
    told = figures_of(question.asked) if question.level != "remember" else frozenset()
    for option in question.options:
        if not option.correct or any(fact.display in option.text for fact in facts):
            continue
        wrong = {one for one in figures_of(option.text) - known - told if one[1] in units}
        if any(not _measured(question, unit) for _, unit in wrong) or _late(question, option.text, known):
            yield _differs(question, option.text, facts, place)


def _measured(question: Question, unit: str) -> bool:
    """哪一处可以用 over four readings: the right one lies within the fact's limit and is not the limit."""
    readings = [one for one in question.options if any(known == unit for _, known in figures_of(one.text))]
    asks = _WHICH if len(readings) > 1 else _FITS
    return question.level != "remember" and bool(asks.search(question.stem))


def _of_fact(fact: Fact) -> frozenset[Figure]:
    found = figures_of(fact.display) | figures_of(fact.text)
    if fact.value and fact.unit:
        found |= {(_plain(fact.value), _SAME.get(fact.unit, fact.unit))}
    return found


def _late(question: Question, said: str, known: Iterable[Figure]) -> bool:
    """An hour of the clock for an answer is one that is told, with a span of the facts added or taken off."""
    spans = [_SPANS[unit] * float(number) for number, unit in known if unit in _SPANS]
    told, answers = _clocks(question.asked), _clocks(said)
    if not spans or not told or not answers:
        return False
    reached = {(at + sign * span) % timedelta(days=1) for at in told for span in spans for sign in (1, -1)}
    return not answers & (reached | told)


def _clocks(text: str) -> set[timedelta]:
    return {timedelta(hours=int(hour), minutes=int(minute or 0)) for hour, minute in _CLOCK.findall(text)}


def _differs(question: Question, said: str, facts: Iterable[Fact], place: Place) -> Problem:
    shown = "、".join(fact.display for fact in facts)
    message = f"题目 {question.id}：“{unmarked(said)}”里的数和所引事实（{shown}）不同。"
    return error(place, "figure-differs", message, "请核对，数字用 {{fact:…}} 写。")
