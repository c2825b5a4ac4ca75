"""A number with a unit of measure is a fact's: typed into a lesson or a question it would outlive the law it came from.

In a lesson every such number comes by `{{fact:…}}`, but for years, for what a fact of the same page tells besides (over
1—10 千伏: {{fact:…}}) and for what stands in quotation marks: a saying, a slogan, a mistake.

A question tells stories, whose numbers (a tank 6 m deep, a gauge that reads 20.9%) are no rule's. A story's number is
measured against a rule; so it passes where one of the question's own facts has a number of the same kind (metres,
millimetres: a length). Where nothing is measured against it (20 元 that somebody asks for a quilt) it stands by name in
`content/register/story-numbers.yaml`, so that each new one is seen. What asks for a number as it stands (识记) is
held to the number of its facts itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from edu.domain.courses import Lesson, Page, unmarked
from edu.domain.problems import Problem
from edu.domain.questions import Bank, Question
from edu.domain.register import Fact, Register
from edu.packs.reading import Reading
from edu.packs.rules.finding import Place, error, warning
from edu.packs.story_numbers_reader import StoryNumbers

KINDS: Mapping[str, str] = {
    "length": "毫米 厘米 公里 千米 平方米 立方米 米 mm cm km m",
    "time": "秒 分钟 小时 天 个工作日 个月 年 周岁 岁 学时 min s h",
    "money": "万元 亿元 元",
    "share": "% ％",
    "heat": "℃ °C",
    "mass": "公斤 千克 毫克 克 吨 mg kg g t",
    "grade": "级 度",
    "volt": "千伏 伏 kV V",
    "ampere": "毫安 安 mA A",
    "volume": "毫升 升 mL L",
    "pressure": "兆帕 千帕 MPa kPa Pa",
    "light": "勒克斯 lx",
    "concentration": "mg/m³ ppm",
}
_KIND_OF = {unit: kind for kind, units in KINDS.items() for unit in units.split()}
_UNITS = "|".join(re.escape(unit) for unit in sorted(_KIND_OF, key=len, reverse=True))
MEASURE = re.compile(rf"(?<![\d.A-Za-z/])(\d+(?:[.,]\d+)*)\s*({_UNITS})(?![A-Za-z²³])")
_RULE = re.compile(rf"[\d一二两三四五六七八九十百千万半]\s*({_UNITS}|日)(?![A-Za-z])")
"""In a fact numbers are written in 汉字 as well, as statutes do."""
_YEAR = re.compile(r"(?:19|20)\d\d\s*年")
_LIST: Place = ("content/register/story-numbers.yaml", None)
_QUOTED = re.compile(r"“[^”]*”")


def check_lesson_numbers(lesson: Lesson, page: Page, register: Register, place: Place) -> Iterator[Problem]:
    """Of title and text; what is drawn has its own numbers. One that a fact of the same page tells is held to it."""
    facts = (register.facts.get(run.fact) for run in page.runs() if run.fact)
    told = "|".join(_bare(fact.text) for fact in facts if fact)
    said = [page.title, *("".join("{}" if run.fact or run.cite else run.text for run in row) for row in page.rows())]
    for number in dict.fromkeys(number for text in said for number in measures(_QUOTED.sub("", text))):
        if not _tells(told, number):
            message = f"课时 {lesson.id}：“{number}”是直接写的，法规或标准改了它不会跟着改。"
            yield warning(place, "number-typed", message, "请登记为事实，写成 {{fact:…}}；别人说的话放进引号。")


def measures(text: str) -> Iterator[str]:
    """Each number with its unit, without spaces; no years."""
    for found in MEASURE.finditer(_YEAR.sub("", text)):
        yield f"{found[1]}{found[2]}"


def check_story_numbers(
    readings: Mapping[str, Reading[Bank]], register: Register, listed: Reading[StoryNumbers] | None
) -> Iterator[Problem]:
    """Of all scored questions; without a list nothing is let pass by name."""
    known = listed.value.numbers if listed is not None and listed.value is not None else {}
    loose: dict[str, set[str]] = {}
    for reading in readings.values():
        for question in reading.value.questions if reading.value else ():
            loose[question.id] = set(ungrounded(question, register)) if question.scorable else set()
            for number in sorted(loose[question.id].difference(known.get(question.id, ()))):
                message = f"题目 {question.id}：“{number}”在它所引的事实里没有依据。"
                remedy = "请在 facts 写出这个数所依据的事实；只是情节里的数，列进 register/story-numbers.yaml。"
                yield error(reading.place(f"{question.id}:stem", question.id), "number-ground", message, remedy)
    for name, numbers in known.items():
        for number in numbers:
            if number not in loose.get(name, ()):
                message = f"题目 {name} 里不再有“{number}”，或它已有依据。"
                yield warning(_LIST, "number-listed", message, "请从清单里删去。")


def ungrounded(question: Question, register: Register) -> Iterator[str]:
    """Numbers of stem and right options that no fact of the question shows, nor is a measure for."""
    facts = [register.facts[name] for name in question.facts if name in register.facts]
    shown = "|".join(_bare(fact.display + "|" + fact.text) for fact in facts)
    kinds = {kind for fact in facts for kind in _kinds(fact)}
    false = question.type == "truefalse" and "false" in question.key  # a false number is what it is about
    for text in (question.stem, *(option.text for option in question.options if option.correct)):
        for number in measures(unmarked(text)):
            measured = _kind(number) in kinds and (question.level != "remember" or false)
            if not measured and not _tells(shown, number):
                yield number


def _kinds(fact: Fact) -> Iterator[str]:
    for found in _RULE.finditer(fact.text):
        yield _KIND_OF.get(found[1], "time")


def _kind(number: str) -> str:
    return _KIND_OF[number.lstrip("0123456789.,")]


def _tells(text: str, number: str) -> bool:
    return re.search(rf"(?<![\d.]){re.escape(number)}", text) is not None


def _bare(text: str) -> str:
    return "".join(text.split())
