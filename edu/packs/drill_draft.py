"""What one drill file is read with: its names and their lines, its texts and grounds, and how much it may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from edu.domain.register import Register
from edu.packs.form import Form
from edu.packs.inline import PENDING_MARK, fill_text, known_cite
from edu.packs.source import Report

T = TypeVar("T")

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
NAME_HELP = "编号以小写字母开头，只用小写字母、数字和连字符，如 river-road。"
RESERVED = ("and", "or", "not", "true", "false")
LONGEST_NAME, LONGEST_TITLE, LONGEST_TEXT = 60, 80, 2000
MOST_NAMES = 60
"""Entries of any list of ids or short texts."""


@dataclass(frozen=True, slots=True)
class Family:
    """`word` names one of them in messages; parts of one `space` may not share an id."""

    word: str
    most: int
    space: str


FAMILIES = {
    "role": Family("个角色", 20, "titled"),
    "zone": Family("个地点", 60, "titled"),
    "shelter": Family("个安置点", 60, "titled"),
    "road": Family("条道路", 200, "titled"),
    "asset": Family("种力量", 40, "titled"),
    "group": Family("群人", 12, "group"),
    "channel": Family("个渠道", 20, "channel"),
    "meter": Family("个指标", 60, "number"),
    "model": Family("个模型", 8, "model"),
    "inject": Family("条消息", 200, "happening"),
    "decision": Family("个决策", 100, "happening"),
    "action": Family("个行动", 100, "happening"),
    "form": Family("份报告", 12, "happening"),
    "redline": Family("条红线", 20, "happening"),
    "option": Family("个选项", 8, "option"),
    "field": Family("个项目", 30, "field"),
    "pool": Family("个双盲池", 20, "pool"),
    "objective": Family("个目标", 20, "judged"),
    "task": Family("项任务", 20, "task"),
    "criterion": Family("个评分点", 40, "judged"),
    "ending": Family("个结局", 20, "ending"),
    "curve": Family("条曲线", 20, "curve"),
}
"""A space is what somebody names without saying the family: `since(x)`, a title in an overlay, a rated criterion."""


@dataclass(slots=True)
class Draft:
    """`places` are (file, line) by `part:id` and `part:id:field`; `spoilt` are those whose field did not hold."""

    register: Register
    report: Report
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    spoilt: set[str] = field(default_factory=set)
    taken: dict[tuple[str, str], int] = field(default_factory=dict)
    effects: int = 0
    """Read so far, of all parts together."""

    def rows(
        self, top: Form, key: str, family: str, made: Callable[[Form, str], T], *, within: str = ""
    ) -> tuple[T, ...]:
        """The parts of a list, each by its id; what has no id of its own is reported and left out."""
        found = []
        for form in self.counted(top, key, FAMILIES[family].word, FAMILIES[family].most):
            name = self.name(form, family, within)
            full = f"{within}.{name}" if within else name
            part = made(form, name)
            form.close()
            if name:
                found.append(part)
                self.mark(form, f"{family}:{full}")
        return tuple(found)

    def counted(self, top: Form, key: str, word: str, most: int) -> Iterator[Form]:
        """The mappings of a list, up to the most that a scenario may have."""
        for number, form in enumerate(top.forms(key, word)):
            if number >= most:
                top.report.error("too-many", f"{top.what}：“{key}”最多 {most} {word}。", form.raw.line, "请删减。")
                return
            yield form

    def name(self, form: Form, family: str, within: str = "") -> str:
        """The id, '' where it is missing, misspelt or used before; from here on the form is called by it."""
        kind = FAMILIES[family]
        name = form.text("id")
        full = f"{within}.{name}" if within else name
        if not name or not self.sound_name(form, "id", name):
            return ""
        form.what = f"{kind.word[1:]} {full}"
        return name if self.claimed(form, "id", kind.space, full) else ""

    def sound_name(self, form: Form, key: str, name: str) -> bool:
        if not NAME.fullmatch(name) or len(name) > LONGEST_NAME:
            form.wrong(key, f"编号不能是“{name[:LONGEST_NAME]}”。", NAME_HELP, "slug")
            return False
        if name in RESERVED:
            form.wrong(key, f"“{name}”是条件里的词，不能作编号。", "请换一个编号。", "reserved")
            return False
        return True

    def claimed(self, form: Form, key: str, space: str, name: str) -> bool:
        if space == "number" and name == "t":
            form.wrong(key, "“t”是已经过去的分钟数，不能作编号。", "请换一个编号。", "reserved")
            return False
        if (space, name) in self.taken:
            first = self.taken[space, name]
            form.wrong(key, f"编号“{name}”在第 {first} 行已经用过。", "请换一个编号。", "duplicate-id")
            return False
        self.taken[space, name] = form.line(key)
        return True

    def text(self, form: Form, key: str, longest: int = LONGEST_TEXT) -> str:
        """A required text with facts and citations put in."""
        return self._filled(form, key, form.text(key), longest)

    def text_or_empty(self, form: Form, key: str) -> str:
        return self._filled(form, key, form.text_or_none(key) or "", LONGEST_TEXT)

    def title(self, form: Form, key: str = "title") -> str:
        return _held(form, key, form.text(key), LONGEST_TITLE)

    def short(self, form: Form, key: str) -> str:
        """A few words, or none."""
        return _held(form, key, form.text_or_none(key) or "", LONGEST_TITLE)

    def texts(self, form: Form, key: str) -> tuple[str, ...]:
        rows = form.texts(key)[:MOST_NAMES]
        return tuple(self._filled(form, key, row, LONGEST_TEXT) for row in rows)

    def names(self, form: Form, key: str) -> tuple[str, ...]:
        """Ids of other parts; whether they are there is asked when all is read."""
        rows = form.texts(key)
        if len(rows) > MOST_NAMES:
            form.wrong(key, f"“{key}”最多 {MOST_NAMES} 个。", "请删减。", "too-many")
        return rows[:MOST_NAMES]

    def cites(self, form: Form) -> tuple[str, ...]:
        refs = self.names(form, "cites")
        for ref in refs:
            if not known_cite(ref, self.register):
                form.wrong("cites", f"依据库里没有“{ref[:80]}”。", "请先在 register/sources 登记。", "cite-unknown")
        return refs

    def mark(self, form: Form, part: str) -> None:
        """Where a part (`family:id`) and each of its fields stand, and which of them did not hold."""
        file = form.report.file
        self.places[part] = (file, form.raw.line)
        self.places.update((f"{part}:{key}", (file, line)) for key, line in form.raw.lines.items())
        self.spoilt.update(f"{part}:{key}" for key in form.spoilt)

    def _filled(self, form: Form, key: str, text: str, longest: int) -> str:
        return fill_text(_held(form, key, text, longest), self.register, form.report, form.line(key))[0]


def pending(text: str) -> bool:
    """A fact in 待核 was put into it."""
    return PENDING_MARK in text


def _held(form: Form, key: str, text: str, longest: int) -> str:
    if len(text) > longest:
        form.wrong(key, f"“{key}”有 {len(text)} 个字，最多 {longest} 个。", "请写短一些。", "too-long")
    return text[:longest]
