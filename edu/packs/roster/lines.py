"""The lines below a header: which of them are persons, and what each says."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from edu.domain.problems import Problem
from edu.domain.roster import Field, RefusedRow, RosterLine, RosterRow
from edu.packs.roster.findings import Findings, letters
from edu.packs.roster.header import Header
from edu.packs.roster.rows import read_line
from edu.packs.roster.sheets import Grid
from edu.packs.roster.stacked import STACKED, repeats_header
from edu.packs.roster.unnumbered import people_below
from edu.packs.roster.values import Cell, as_text, clean

MAX_CELL = 32_767
_IDLE: frozenset[Field] = frozenset(["number", "unused"])
_FOOTER = re.compile(
    r"(?:填表|填报|制表|制作|审核|审批|复核|(?:单位)?负责人签|经办|合计|总计|小计|共计|注|说明|备注|盖章)[^,，:：]{0,6}[:：(（]|(?:合计|总计|小计|共计)"
    r"|(?:填表|填报|制表|审核|审批|复核|经办)人?$|共 ?[0-9]+ ?人$"
)
_DAY = re.compile(r"(?:(?:填表|填报|制表)?(?:日期|时间)[:：]?)?[0-9]{4}[-年./][0-9]{1,2}[-月./][0-9]{1,2}日?")
_HINT = re.compile(r"[必选]填|1[58] ?位|请?填写|请输入")
"""How to fill in a column: 必填 | 18位数字 below the headings."""
_LABEL = re.compile(r"[^0-9:：]{2,8}[:：](?!.*[0-9]{6})")
"""审核人：李四 of a footer that goes over several cells; 身份证：331124… is a number."""
_ORDINAL = re.compile(r"[0-9]{0,6}")


@dataclass(slots=True)
class SheetLines:
    """`rows` and `refused` of one sheet; both together are its lines with a person."""

    rows: list[RosterRow] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)


class LinesReader:
    """Goes through one grid below its header."""

    def __init__(self, grid: Grid, header: Header, today: date, found: Findings) -> None:
        self._grid, self._header, self._today, self._found = grid, header, today, found
        self._fields = [(column.index, column.field) for column in header.columns if column.field]
        self._letters = letters(header.columns)
        # the other header is then given back with its people
        self._stacked = any(problem.code == STACKED for problem in header.problems)
        self._headings = [[clean(cell) for cell in row] for row in grid.rows[header.first : header.last + 1]]
        self._first_headings = {next((text for text in row if text), "") for row in self._headings}
        self._merged = self._merged_cells()
        self._wide = {top for top, left, _, right in grid.merges if right - left >= 2}
        self._bad_cells = grid.unvalued | grid.errors

    def read(self) -> SheetLines:
        lines = SheetLines()
        listed = self._unnumbered()
        for index in range(self._header.last + 1, len(self._grid.rows)):
            raw = self._grid.rows[index]
            own: dict[Field, Cell] = {
                name: raw[column] for column, name in self._fields if column < len(raw) and raw[column] != ""
            }
            if index not in listed and self._is_person(index, raw, own):
                self._read_one(index, raw, own, lines)
        return lines

    def _unnumbered(self) -> Collection[int]:
        """Rows of lists below that have no numbers: told once, and not line by line as wrong ones."""
        at = {name: index for index, name in self._fields}
        if not self._header.complete or not {"name", "id_number"} <= at.keys():
            return ()
        found, problem = people_below(self._grid, self._header.last, at["name"], at["id_number"])
        if problem is not None:
            first = next(index for index, names in found.items() if names)
            self._found.add(problem, RosterLine(self._grid.name, self._grid.numbers[first]))
        return found

    def _read_one(self, index: int, raw: list[Cell], own: dict[Field, Cell], lines: SheetLines) -> None:
        line = RosterLine(self._grid.name, self._grid.numbers[index])
        texts = tuple(as_text(cell)[:MAX_CELL] for cell in raw)
        if not self._header.complete:
            lines.refused.append(RefusedRow(line=line, cells=texts))
            return
        for column, name in self._fields:
            if name not in own and (index, column) in self._merged:
                own[name] = self._merged[index, column]
        row, problems = read_line(line, own, texts, self._today)
        if self._bad_cells:
            problems += self._cell_problems(line.row)
        for problem in problems:
            self._found.add(problem, line, self._letters)
        if row is None or any(problem.severity == "error" for problem in problems):
            lines.refused.append(RefusedRow(line=line, cells=texts))
        else:
            lines.rows.append(row)

    def _is_person(self, index: int, raw: list[Cell], own: dict[Field, Cell]) -> bool:
        """False for blank and pre-numbered lines, repeated headers, and (with a warning) footers and section titles."""
        filled = [cell for cell in raw if cell != "" and (not isinstance(cell, str) or clean(cell))]
        if not filled and not self._has_bad_cell(index):
            return False
        if self._is_hints(index, own):
            return False
        if own.keys() - _IDLE and not self._is_caption(index, filled, own):
            if repeats_header(own):
                return self._stacked
            return clean(filled[0]) not in self._first_headings or [clean(cell) for cell in raw] not in self._headings
        if self._has_bad_cell(index):
            return True
        if not all(_ORDINAL.fullmatch(clean(cell)) for cell in filled):
            self._leave_out(index, clean(filled[0]))
        return False

    def _is_hints(self, index: int, own: dict[Field, Cell]) -> bool:
        name, number = (clean(own.get(field, "")) for field in ("name", "id_number"))
        said = _HINT.search(name) or _HINT.search(number)
        return index == self._header.last + 1 and said is not None and not re.search(r"[0-9]{6}", number)

    def _is_caption(self, index: int, filled: list[Cell], own: dict[Field, Cell]) -> bool:
        number = clean(own.get("id_number", ""))
        if re.search(r"[0-9]{6}", number) and not _LABEL.match(number):
            return False
        first = clean(filled[0])
        alone = len(filled) == 1 and (index in self._wide or _DAY.fullmatch(first) is not None)
        return alone or (len(filled) <= 6 and _FOOTER.match(first) is not None)

    def _leave_out(self, index: int, text: str) -> None:
        problem = Problem(
            code="row_left_out",
            severity="warning",
            message=f"这一行（“{text[:20]}”）不像人员，没有导入",
            remedy="是标题、合计或制表人可以不管；写的是下面各行的单位或村的，请写到那些行里；"
            "是人员请填写姓名和身份证号",
        )
        self._found.add(problem, RosterLine(self._grid.name, self._grid.numbers[index]))

    def _merged_cells(self) -> dict[tuple[int, int], Cell]:
        """Cells below the first one of an area merged downward, with the value that the reader of the sheet sees."""
        rows, columns = self._grid.rows, {column for column, _ in self._fields}
        found: dict[tuple[int, int], Cell] = {}
        for top, left, bottom, right in self._grid.merges:
            if bottom == top or left != right or left not in columns or left >= len(rows[top]):
                continue
            for index in range(max(top, self._header.last) + 1, min(bottom + 1, len(rows))):
                found[index, left] = rows[top][left]
        return found

    def _has_bad_cell(self, index: int) -> bool:
        return bool(self._bad_cells) and any(self._cell_problems(self._grid.numbers[index]))

    def _cell_problems(self, row: int) -> Iterator[Problem]:
        for name, letter in self._letters.items():
            place = f"{letter}{row}"
            if name in _IDLE or place not in self._bad_cells:
                continue
            if place in self._grid.unvalued:
                yield Problem(
                    code="formula_without_value",
                    column=name,
                    message=f"{place} 是公式，但文件里没有保存算出来的结果",
                    remedy="请用 Excel 打开并保存一次，或把公式粘贴为数值",
                )
            else:
                yield Problem(
                    code="cell_error_value",
                    column=name,
                    message=f"{place} 是公式出错的结果（如 #N/A）",
                    remedy="请改正公式，或直接填写内容",
                )
