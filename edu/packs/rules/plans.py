"""Rules of blueprints and programmes: what they name exists, and a paper can be drawn today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from edu.domain.errors import InvalidInput
from edu.domain.exams.assembly import assemble
from edu.domain.exams.blueprint import Blueprint
from edu.domain.problems import Problem
from edu.domain.programmes import Programme
from edu.domain.questions import Bank
from edu.domain.register import Register
from edu.packs.reading import Reading
from edu.packs.rules import finding
from edu.packs.rules.finding import error, warning

FULL = 10_000  # hundredths
CHECK_SEED = 1  # whether a paper exists does not depend on the seed


def check_blueprint(
    reading: Reading[Blueprint], banks: Mapping[str, Bank], register: Register, on: date
) -> Iterator[Problem]:
    yield from reading.problems
    blueprint = reading.value
    if blueprint is None:
        return
    if "考试" in blueprint.title and blueprint.total != FULL:
        message = f"总分是 {blueprint.total / 100:g} 分，名为考试的应是 100 分。"
        yield error(reading.place("sections"), "total", message, "请调整题数或每题分值。")
    if blueprint.pass_mark > blueprint.total:
        yield error(reading.place("pass_mark"), "pass-mark", "及格分高于总分。", "请改低及格分。")
    if blueprint.pass_cite is None and not blueprint.note:
        message = "及格分没有依据，也没有说明。"
        yield error(reading.place("pass_cite"), "pass-cite", message, "请写 pass_cite 或 note。")
    if blueprint.weights:
        yield from _weights(blueprint, reading)
    if blueprint.pass_cite:
        place = reading.place("pass_cite")
        yield from finding.cites([blueprint.pass_cite], register, on, place, "及格分")
    try:
        assemble(blueprint, banks, CHECK_SEED, on)
    except InvalidInput as short:
        file, line = reading.place("sections")
        yield from (replace(problem, file=file, line=line) for problem in short.problems)


def _weights(blueprint: Blueprint, reading: Reading[Blueprint]) -> Iterator[Problem]:
    place = reading.place("weights")
    if sum(weight.share for weight in blueprint.weights) != 100:
        yield error(place, "weights", "各项比例加起来不是 100。", "请改比例。")
    counted = Counter(bank for weight in blueprint.weights for bank in weight.banks)
    for bank in sorted(set(blueprint.banks) | set(counted)):
        if counted[bank] != 1 or bank not in blueprint.banks:
            why = (
                "要抽，却不在"
                if not counted[bank]
                else "没有抽，却写在"
                if bank not in blueprint.banks
                else "不止一次写在"
            )
            yield error(place, "weights", f"题库“{bank}”{why}比例里。", "每个要抽的题库写进一项比例，只写一次。")
    for weight in blueprint.weights:
        if not blueprint.holds(weight):
            share = round(blueprint.share(weight.banks), 1)
            message = f"“{weight.title}”应占 {weight.share}%，照抽题的写法占 {share:g}%。"
            remedy = f"请增减各题库的题数，使相差小于 {blueprint.step / 100:g} 分。"
            yield error(place, "weights", message, remedy)


def check_programme(
    reading: Reading[Programme],
    course_ids: Collection[str],
    blueprints: Mapping[str, Blueprint | None],
    hours_rules: Mapping[str, int] | None,
    topics: Collection[str],
) -> Iterator[Problem]:
    """`blueprints`: None for one that is broken; `hours_rules`: the 学时 that each asks for, None where not at hand."""
    yield from reading.problems
    programme = reading.value
    if programme is None:
        return
    for course in programme.courses:
        if course not in course_ids:
            yield error(reading.place("courses"), "course-unknown", f"没有课程“{course}”。", "请改正编号。")
    if programme.blueprint is not None:
        yield from _exam(programme, programme.blueprint, reading, blueprints)
    yield from _hours(programme, reading, hours_rules)
    for topic in sorted({topic for module in programme.outline for topic in module.topics} - set(topics)):
        if topics:
            yield error(reading.place("outline"), "topic-unknown", f"没有主题“{topic}”。", "见 content/topics.yaml。")


def _hours(
    programme: Programme, reading: Reading[Programme], hours_rules: Mapping[str, int] | None
) -> Iterator[Problem]:
    rule = programme.hours_rule
    if programme.outline and (rule is None) == (programme.hours_note is None):
        message = "大纲的学时要么由 hours_rule 定，要么由 hours_note 说明从哪里来，应只写一样。"
        yield error(reading.place("hours_rule"), "hours-ground", message, "没有规定学时的写 hours_note。")
    if rule is not None and hours_rules is not None:
        if rule not in hours_rules:
            yield error(reading.place("hours_rule"), "rule-unknown", f"没有学时规则“{rule}”。", "请改正编号。")
        elif programme.outline and programme.hours != hours_rules[rule]:
            message = f"大纲共 {programme.hours} 学时，规则要求 {hours_rules[rule]} 学时。"
            yield error(reading.place("outline"), "outline-hours", message, "请调整各部分的学时。")


def _exam(
    programme: Programme,
    name: str,
    reading: Reading[Programme],
    blueprints: Mapping[str, Blueprint | None],
) -> Iterator[Problem]:
    place = reading.place("blueprint")
    if name not in blueprints:
        yield error(place, "blueprint-unknown", f"没有组卷方案“{name}”。", "请改正编号。")
        return
    blueprint = blueprints[name]
    if blueprint is not None and blueprint.person_class != programme.person_class:
        yield warning(place, "person-class", "组卷方案的对象与培训方案不同。")
