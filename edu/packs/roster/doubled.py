"""Columns of a field that another column has already, where the first alone would lose a person or guess a date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edu.domain.problems import Problem
from edu.domain.roster import Field
from edu.domain.text import unspaced
from edu.packs.roster.sheets import Grid
from edu.packs.roster.values import as_text, column_letter


@dataclass(frozen=True, slots=True)
class Doubled:
    """`said` is the text that made the column this field; `first` the column that has the field."""

    field: Field
    index: int
    first: int
    heading: str
    said: str
    first_said: str

    @property
    def place(self) -> str:
        return f"{column_letter(self.index)} 列“{self.heading}”"


def refusals(grid: Grid, below: int, found: Sequence[Doubled]) -> Iterator[Problem]:
    """For two groups of people in one line, and for two dates below one heading; `below` is the header's last row.

    Two columns of numbers alone are one person's: the second often holds that of a certificate.
    """
    for one in found:
        if one.field == "name" and _differ(grid, below, one):
            yield _side_by_side(one)
            return  # the further columns are the second group's
    for one in found:
        beside = one.index == one.first + 1 and one.said == one.first_said
        if one.field in ("start", "end") and beside and _differ(grid, below, one):
            yield _which_end(one)


def _differ(grid: Grid, below: int, one: Doubled) -> bool:
    """Whether some line fills both columns, and not alike: an area merged over both fills the first alone."""
    for row in grid.rows[below + 1 :]:
        if one.index < len(row) and row[one.index] != "" and row[one.first] not in ("", row[one.index]):
            first, second = unspaced(as_text(row[one.first])), unspaced(as_text(row[one.index]))
            if first and second and first != second:
                return True
    return False


def _side_by_side(one: Doubled) -> Problem:
    return Problem(
        code="people_side_by_side",
        message=f"一行里并排写了两组人员：{one.place}是第二组的，读不到，这张表没有导入",
        remedy="请把第二组人员移到第一组下面，排成一列，一行写一个人，用“人员类别”列写明各是什么人，再导入",
    )


def _which_end(one: Doubled) -> Problem:
    return Problem(
        code="dates_side_by_side",
        message=f"“{one.said}”写了两列日期（{column_letter(one.first)} 列和 {column_letter(one.index)} 列），"
        "看不出哪一列是起、哪一列是止，这张表没有导入",
        remedy="请把两列的列名分别写成“任职日期”“到期日期”，再导入；多余的一列请删去",
    )
