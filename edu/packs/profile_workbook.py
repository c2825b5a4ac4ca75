"""Reads an evaluation profile from a workbook (sheets 评估表, 等级, 指标), in a child process: it comes from outside.

All problems at once, each with sheet, row and column. The written form is edu.reports.profile_workbook.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from edu.domain.drills.evaluation import (
    KNOWN,
    Grade,
    Indicator,
    IndicatorGroup,
    Known,
    Profile,
    freeze_profile,
    thaw_profile,
)
from edu.domain.drills.profile_editing import permille_of
from edu.domain.drills.profile_faults import MOST_INDICATORS, NAME, ProfileFault, profile_faults
from edu.domain.drills.profile_sheets import ABOUT, GRADES, INDICATORS, NO, YES, SheetForm
from edu.domain.errors import BadFile
from edu.domain.problems import Problem
from edu.packs.returned_workbook import bytes_of, texts_of
from edu.packs.roster.child import Limits, run

LIMITS = Limits(memory=1 << 30, seconds=60)
MAX_BYTES = 5 * 1024 * 1024
MOST_ROWS = 5 * MOST_INDICATORS
_FIELDS = {
    "id": "编号", "title": "名称", "basis": "依据编号", "share": "得分率", "from": "总评下限", "text": "指标",
    "clause": "条款", "weight": "权重", "known": "来源",
}  # fmt: skip
_UNREADABLE = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入；要照样填写，可先导出一张评估表。"
Problems = tuple[Problem, ...]


class _Answer(msgspec.Struct, frozen=True):
    profile: bytes
    problems: Problems


def read_profile_workbook(path: Path) -> tuple[Profile | None, Problems]:
    """None with problems as soon as anything is wrong. BadFile where it is no workbook of this kind."""
    data = bytes_of(path, MAX_BYTES, "评估表", "请选择从本程序导出的评估表。")
    try:
        answer = msgspec.msgpack.decode(run("edu.packs.profile_workbook:answer", data, LIMITS), type=_Answer)
    except BadFile as error:
        raise BadFile(f"这个文件不是评估表：{error.message}", _UNREADABLE) from error
    return thaw_profile(answer.profile) if answer.profile else None, answer.problems


def answer(body: bytes) -> bytes:
    """The child's work."""
    book = texts_of(body, MOST_ROWS)
    missing = [name for name in (ABOUT, GRADES.name, INDICATORS.name) if name not in book]
    if missing:
        raise BadFile(f"缺少工作表“{'”“'.join(missing)}”")
    reader = _Reader(book)
    profile = reader.profile()
    return msgspec.msgpack.encode(_Answer(freeze_profile(profile) if profile else b"", tuple(reader.problems)))


@dataclass
class _Reader:
    book: Mapping[str, Sequence[Sequence[str]]]
    problems: list[Problem] = field(default_factory=list)
    rows: dict[tuple[str, str, int], int] = field(default_factory=dict)
    """(part, id, which of that id) → row as Excel counts it."""

    def profile(self) -> Profile | None:
        about = {row[0]: row[1] if len(row) > 1 else "" for row in self.book[ABOUT] if row}
        wish = about.get("评价脚本目标", "")
        if wish not in ("", YES, NO):
            self._wrong(ABOUT, self._about_row("评价脚本目标"), "B", "“评价脚本目标”应填“是”或“否”。", "请改正。")
        grades = tuple(self._grades())
        groups = tuple(self._groups())
        profile = Profile(
            id=about.get("编号", "") if NAME.fullmatch(about.get("编号", "")) else "imported",
            version=1,
            title=about.get("名称", ""),
            basis=about.get("依据编号", ""),
            note=about.get("说明", ""),
            objectives=wish == YES,
            grades=grades,
            groups=groups,
        )
        self.problems += [self._problem(one) for one in profile_faults(profile)]
        self.problems.sort(key=lambda one: (list(self.book).index(one.sheet or ABOUT), one.row or 0))
        return None if self.problems else profile

    def _grades(self) -> Iterator[Grade]:
        for number, (row, cells) in enumerate(self._lines(GRADES), 1):
            grade = Grade(
                id=cells["编号"] or f"g{number}",
                title=cells["等级"],
                share=self._share(GRADES.name, row, "得分率", cells),
                floor=self._share(GRADES.name, row, "总评下限", cells),
            )
            self._note("grade", grade.id, row)
            yield grade

    def _groups(self) -> Iterator[IndicatorGroup]:
        found: dict[str, list[Indicator]] = {}
        more: set[str] = set()
        words = {word: known for known, word in KNOWN.items()}
        for number, (row, cells) in enumerate(self._lines(INDICATORS), 1):
            title = cells["分组"] or next(reversed(found), "")
            if not title:
                self._wrong(INDICATORS.name, row, INDICATORS.column("分组"), "没有写分组。", "请写上这条指标的分组。")
            group = found.setdefault(title, [])
            if cells["来源"] == KNOWN["pending"] and not cells["条款"]:
                more.add(title)
                continue
            known: Known = words.get(cells["来源"], "own")
            if cells["来源"] and cells["来源"] not in words:
                said = f"来源不能是“{cells['来源'][:20]}”。"
                self._wrong(INDICATORS.name, row, INDICATORS.column("来源"), said, f"可以填：{'、'.join(words)}。")
            indicator = Indicator(
                id=cells["编号"] or f"i{number}",
                text=cells["指标"],
                clause=cells["条款"],
                weight=self._weight(row, cells["权重"]),
                known=known,
            )
            self._note("indicator", indicator.id, row)
            group.append(indicator)
        for number, (title, indicators) in enumerate(found.items(), 1):
            yield IndicatorGroup(id=f"p{number}", title=title, indicators=tuple(indicators), more=title in more)

    def _lines(self, table: SheetForm) -> Iterator[tuple[int, Mapping[str, str]]]:
        """Row number and cells by heading; columns may stand in any order, blank rows are passed over."""
        name, headings = table.name, table.headings
        rows = self.book[name]
        first = list(rows[0]) if rows else []
        lacking = [one for one in headings if one not in first and one not in ("编号", "条款", "来源")]
        if lacking:
            self._wrong(name, 1, None, f"第一行缺少“{'”“'.join(lacking)}”这一列。", "请照导出的评估表写列名。")
            return
        at = {heading: first.index(heading) for heading in headings if heading in first}
        for row, cells in enumerate(rows[1:], 2):
            if any(cells):
                yield row, {one: cells[at[one]] if one in at and at[one] < len(cells) else "" for one in headings}

    def _share(self, sheet: str, row: int, heading: str, cells: Mapping[str, str]) -> int | None:
        """Permille of 90%, 0.9 or 90; an empty cell is None."""
        try:
            return permille_of(cells[heading])
        except ValueError:
            message = f"“{heading}”不能是“{cells[heading][:20]}”。"
            self._wrong(sheet, row, GRADES.column(heading), message, "写成 90%，或 0.9；不计入的留空。")
            return None

    def _weight(self, row: int, said: str) -> int:
        if not said:
            return 1
        if not (said.isascii() and said.isdigit() and len(said) < 4):
            message = f"权重不能是“{said[:20]}”。"
            self._wrong(INDICATORS.name, row, INDICATORS.column("权重"), message, "写 1 到 100 的整数。")
            return 1
        return int(said)

    def _note(self, part: str, id_: str, row: int) -> None:
        which = sum(key[:2] == (part, id_) for key in self.rows)
        self.rows[part, id_, which] = row

    def _problem(self, fault: ProfileFault) -> Problem:
        row = self.rows.get((fault.part, fault.id, fault.at)) or self.rows.get((fault.part, fault.id, 0))
        if fault.part == "profile":
            named = _FIELDS.get(fault.field, "")
            where = {"grades": GRADES.name, "groups": INDICATORS.name, "indicators": INDICATORS.name}
            sheet = where.get(fault.field, ABOUT)
            return _said(fault, sheet, self._about_row(named) if sheet == ABOUT else None, None)
        table = GRADES if fault.part == "grade" else INDICATORS
        heading = {"title": "等级" if fault.part == "grade" else "分组"}.get(fault.field, _FIELDS.get(fault.field, ""))
        return _said(fault, table.name, row, table.column(heading))

    def _about_row(self, label: str) -> int | None:
        return next((at for at, row in enumerate(self.book[ABOUT], 1) if row and row[0] == label), None)

    def _wrong(self, sheet: str, row: int | None, column: str | None, message: str, remedy: str) -> None:
        self.problems.append(Problem(code="field", message=message, remedy=remedy, sheet=sheet, row=row, column=column))


def _said(fault: ProfileFault, sheet: str, row: int | None, column: str | None) -> Problem:
    return Problem(
        code=fault.code, message=fault.message, remedy=fault.remedy, sheet=sheet, row=row, column=column
    )  # fmt: skip
