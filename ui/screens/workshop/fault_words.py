"""What is wrong in a scenario's file, in the words of the form: its labels beside the keys of the file. No Qt."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from edu.domain.drills.findings import PARTS
from edu.domain.problems import Problem
from edu.services.drill_workshop import ID_FILE, WorkshopLine
from ui.screens.workshop.parts import DEBRIEF, FIELDS, SCENARIO
from ui.screens.workshop.tree import LISTS

STANDS_IN = (
    "下面这些在文件里读不通，编辑器里看到的是代替它们的值，或者没有它们。请对照原来的文件改好再保存："
    "一保存，文件里原来写的就没有了。"
)
COPIED = "这个文件夹是复制来的，文件里还是原来的编号。内容没有丢：打开以后保存一次，编号就和文件夹名一样了。"
UNTOLD = "下面这些读出来了，没有丢，可是这样还不能推演。请在编辑器里改好再保存。"

_WORDS: Mapping[str, str] = {word: part for part, word in PARTS.items()} | {
    "人": "group", "任务": "task", "项目": "field", "debrief": "debrief", "world": "world",
}  # fmt: skip
"""What a reader calls the mapping that it is in, by part."""
_FAMILIES: Mapping[str, str] = {
    "option": "options", "criterion": "criteria", "group": "groups", "task": "tasks", "field": "fields",
} | {part: f"{part}s" for part in PARTS if f"{part}s" in FIELDS}  # fmt: skip
_NESTED = {"debrief": "复盘", "world": "地点与道路", "params": "各地可以改的数", "settings": "模型的数据"}
_INSIDE = re.compile(rf"的 ({'|'.join(_NESTED)})(?![a-z])")
_QUOTED = re.compile(r"“([a-z_]+)”")
_NAMED = re.compile(r"字段 ([a-z_]+)。")


def fault_groups(line: WorkshopLine) -> Sequence[tuple[str, tuple[Problem, ...]]]:
    """The problems of its file under the sentence that is true of them; none where the file cannot be read at all."""
    copied = tuple(one for one in line.beside if one.code == ID_FILE)
    untold = tuple(one for one in line.beside if one.code != ID_FILE)
    groups = ((STANDS_IN if line.title else "", line.faults), (COPIED, copied), (UNTOLD, untold))
    return [(said, labelled(problems)) for said, problems in groups if problems]


def labelled(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(_labelled(one) for one in problems)


def _labelled(problem: Problem) -> Problem:
    """“minutes”应是 … → “桌面用时（分钟）”（minutes）应是 …; a key that no form shows stays as it is."""
    head, colon, said = problem.message.partition("：")
    if not colon:
        return problem
    part = _part(head)
    head = _INSIDE.sub(lambda match: f"的{_NESTED[match[1]]}（{match[1]}）", head)
    labels = _labels(part)

    def with_label(match: re.Match[str]) -> str:
        return f"“{labels[match[1]]}”（{match[1]}）" if match[1] in labels else match[0]

    remedy = _NAMED.sub(lambda match: f"{with_label(match)}。" if match[1] in labels else match[0], problem.remedy)
    return replace(
        problem, message=head + colon + _QUOTED.sub(with_label, said), remedy=_QUOTED.sub(with_label, remedy)
    )


def _part(head: str) -> str:
    """脚本, 道路 river, 脚本的 debrief, 脚本的 world的第 3 条道路; '' for what is none of them."""
    if "的第 " in head:
        word = head.rpartition("的第 ")[2].partition(" ")[2][1:]  # behind the number a measure word
    elif "的 " in head:
        word = head.rpartition("的 ")[2]
    else:
        word = head.partition(" ")[0]
    return _WORDS.get(word, "")


def _labels(part: str) -> Mapping[str, str]:
    """By key of the file; one that has two labels (of criteria of two kinds) has none here."""
    fields = {"scenario": SCENARIO, "debrief": DEBRIEF}.get(part) or FIELDS.get(_FAMILIES.get(part, ""), ())
    twice = {one.name for one in fields for other in fields if one.name == other.name and one.label != other.label}
    own = {one.name: one.label for one in fields if one.name not in twice}
    return {**LISTS, **own} if part else {}
