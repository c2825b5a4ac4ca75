"""Rules of what a programme teaches: its outline is that of its courses, and its paper asks nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from edu.domain.exams.blueprint import Blueprint
from edu.domain.problems import Problem
from edu.domain.programmes import Programme
from edu.packs.reading import Reading
from edu.packs.rules.finding import error


def check_taught(
    reading: Reading[Programme],
    courses: Mapping[str, str],
    blueprints: Mapping[str, Blueprint | None],
    banks: Mapping[str, str],
) -> Iterator[Problem]:
    """`courses` and `banks`: the topic of each that can be read.

    A paper may be that of several programmes: each of them must teach all that it can ask, since whoever sits it was
    in one of them only. A course that is unknown or broken is told elsewhere; what the programme teaches is then open.
    """
    programme = reading.value
    if programme is None or not set(programme.courses) <= set(courses):
        return
    taught = {courses[course] for course in programme.courses}
    blueprint = blueprints.get(programme.blueprint) if programme.blueprint is not None else None
    if blueprint is not None:
        untaught = {banks[bank] for bank in blueprint.banks if bank in banks} - taught
        for topic in sorted(untaught):
            drawn = [bank for bank in blueprint.banks if banks.get(bank) == topic]
            message = (
                f"卷子“{blueprint.id}”有 {blueprint.share(drawn):.0f}% 的分考主题 {topic}（题库 {'、'.join(drawn)}），"
                "方案里没有这个主题的课，学员没学就要考。"
            )
            yield error(reading.place("blueprint"), "paper-untaught", message, "请加上这门课，或不从这个题库抽题。")
    if programme.outline:
        yield from _outline(programme, taught, reading)


def _outline(programme: Programme, taught: Collection[str], reading: Reading[Programme]) -> Iterator[Problem]:
    outlined = {topic for module in programme.outline for topic in module.topics}
    for topic in sorted(set(taught) - outlined):
        message = f"方案有主题 {topic} 的课，大纲里没有这个主题，开班时就不会安排。"
        yield error(reading.place("outline"), "outline-courses", message, "请写进大纲的一个部分，或去掉这门课。")
    for topic in sorted(outlined - set(taught)):
        message = f"大纲有主题 {topic}，方案里没有它的课，学员没有材料可学。"
        yield error(reading.place("outline"), "outline-courses", message, "请在 courses 里加上这门课，或改大纲。")
