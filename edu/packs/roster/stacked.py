"""A second table in a sheet, above or below the first: where its columns are others, one header cannot read both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from edu.domain.problems import Problem
from edu.domain.roster import Field
from edu.domain.roster_words import POST_FIELDS, fields_of
from edu.packs.roster.sheets import Grid
from edu.packs.roster.values import Cell, as_text, clean

STACKED = "tables_stacked"
_PERSON: frozenset[Field] = frozenset(["name", "id_number"])
_IDLE: frozenset[Field] = frozenset(["number", "unused", "sex", "birth_date", "phone", "education", "note"])
_READ_ALIKE: dict[Field, tuple[Field, ...]] = {
    **dict.fromkeys(POST_FIELDS, POST_FIELDS),
    "enterprise": ("enterprise", "village", "town"),  # a registered village in the firm's column is the place
}
_NUMBER_HEADING = re.compile(r"[^0-9]*(?:身份|证件|证照)[^0-9]*")
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class OtherHeader:
    """At `row` of the grid, with people below it; `misread`: whether the people of one would be under other columns."""

    row: int
    misread: bool


def other_headers(grid: Grid, span: tuple[int, int], columns: Mapping[int, Field]) -> Iterator[OtherHeader]:
    """All beside the one at the span, from the top; `columns` are that one's. A page's repeated header is none."""
    repeated = [[*map(clean, row)] for row in grid.rows[span[0] : span[1] + 1]]
    own = {name: index for index, name in columns.items()}
    for index, row in enumerate(grid.rows):
        if not any(map(_heads_numbers, row)) or (index >= span[0] and [*map(clean, row)] in repeated):
            continue
        other = headings(row)
        end = span[0] if index < span[0] else len(grid.rows)
        if other.keys() >= _PERSON and any(_has_number(it, other["id_number"]) for it in grid.rows[index + 1 : end]):
            below = {place: name for name, place in other.items()}
            yield OtherHeader(index, _conflict(other, columns) or (index < span[0] and _conflict(own, below)))


def headings(row: list[Cell]) -> dict[Field, int]:
    """Where the row, read as a header, has each field; {} for a row that is none."""
    found: dict[Field, int] = {}
    for index, cell in enumerate(row):
        named = fields_of(clean(cell)) if isinstance(cell, str) and cell else ()
        if named:
            found.setdefault(named[0], index)
    return found


def repeats_header(own: Mapping[Field, Cell]) -> bool:
    """Whether a line below a header writes the headings of its name and its number, in whatever words, again."""
    number, name = own.get("id_number", ""), own.get("name", "")
    return _heads_numbers(number) and fields_of(clean(number)) == ("id_number",) and fields_of(clean(name)) == ("name",)


def refusal(grid: Grid, *rows: int) -> Problem:
    first, second = (grid.numbers[row] for row in sorted(rows))
    return Problem(
        code=STACKED,
        message=f"这张表里上下有两个列名不一样的表头（第 {first} 行和第 {second} 行），"
        "照一个表头读，另一个下面的人会读错，这张表没有导入",
        remedy="请把第二个表头连同下面的人员移到另一张工作表（CSV 的移到另一个文件），再导入；"
        "也可以把两部分人员照一个表头的列排好，删去另一个表头",
    )


def _heads_numbers(cell: Cell) -> bool:
    return isinstance(cell, str) and _NUMBER_HEADING.fullmatch(cell) is not None


def _conflict(other: Mapping[Field, int], columns: Mapping[int, Field]) -> bool:
    for name, index in other.items():
        here = columns.get(index, "unused")
        if name not in _READ_ALIKE.get(here, (here,)) and not {name, here} <= _IDLE:
            return True
    return False


def _has_number(row: list[Cell], index: int) -> bool:
    return index < len(row) and sum(map(str.isdigit, as_text(row[index]))) >= _DIGITS
