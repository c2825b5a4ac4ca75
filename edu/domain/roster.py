"""What a roster of persons says once it has been read: values only, no file and no database.

A row is either taken (`RosterRow`) or given back (`RefusedRow`, with at least one error among the problems). Lines
of one person are merged into one row with several posts; `lines` keeps every place that it came from.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from edu.domain.identity import IdDocument, Sex
from edu.domain.person_classes import PersonClass
from edu.domain.problems import Problem

Scheme = Literal["emergency", "construction", "water", "transport", "fire"]
"""Whose rules the post falls under: 应急, 住建 (A/B/C), 水利 (A/B/C), 交通, 消防."""

Field = Literal[
    "number",
    "name",
    "id_number",
    "id_kind",
    "sex",
    "birth_date",
    "phone",
    "enterprise",
    "uscc",
    "industry",
    "high_risk",
    "key_place",
    "category",
    "role",
    "trade",
    "scheme",
    "village",
    "org_code",
    "town",
    "start",
    "end",
    "left",
    "education",
    "note",
    "unused",  # known to offices and of no use here: 签名, 民族, 住址 …
]
FileKind = Literal["xlsx", "xls", "csv"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterEnterprise:
    """`uscc` is valid or empty; `high_risk` and `key_place` (消防安全重点单位) are None when the file does not say."""

    name: str
    uscc: str = ""
    industry: str = ""
    high_risk: bool | None = None
    key_place: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPost:
    """One post of a person, with the place of its own line: lines of one person may name two enterprises.

    `title` is the office's own word; `trade` the 工种 or 操作项目 of a special operator. `scheme` is None where the
    line says none, which counts as 应急; `by_department`: the column of the department says it, not a word of the post.
    """

    title: str
    person_class: PersonClass
    scheme: Scheme | None = None
    trade: str = ""
    start: date | None = None
    end: date | None = None
    enterprise: RosterEnterprise | None = None
    village: str = ""
    town: str = ""
    org_code: str = ""
    by_department: bool = False


@dataclass(frozen=True, slots=True, order=True)
class RosterLine:
    """A place in the file; `row` counts from 1 as the office program shows it (in a CSV: the line of the file)."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """One person, checked.

    `village` and `town` are as written, `org_code` has 12 digits or is empty: matching is the service's part. Where
    lines of one person were merged, the plain values are those of the first line that gives them.
    """

    lines: tuple[RosterLine, ...]
    name: str
    document: IdDocument
    sex: Sex | None = None
    birth_date: date | None = None
    phone: str = field(default="", repr=False)
    village: str = ""
    town: str = ""
    org_code: str = ""
    enterprise: RosterEnterprise | None = None
    posts: tuple[RosterPost, ...] = ()
    education: str = ""
    note: str = ""
    cells: tuple[str, ...] = field(default=(), repr=False)

    @property
    def line(self) -> RosterLine:
        return self.lines[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """A line that is given back as it was; the problems of its place, or of its whole sheet, say why."""

    line: RosterLine
    cells: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterColumn:
    """One column of the header; `field` is None when the heading was not understood."""

    index: int
    letter: str
    heading: str
    field: Field | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterSheet:
    """`header_rows` is the span (first, last) counted from 1; None when no header was found and nothing was read."""

    name: str
    header_rows: tuple[int, int] | None
    columns: tuple[RosterColumn, ...]
    read: int
    """Lines with content below the header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterFile:
    """A whole file, read.

    Every line with content stands in `rows` (via `lines`) or in `refused`, never in both. A repeated header and a
    footer (制表人 …) are no lines; a footer that was left out has a warning.
    """

    name: str
    kind: FileKind
    sha256: str
    sheets: tuple[RosterSheet, ...]
    rows: tuple[RosterRow, ...]
    refused: tuple[RefusedRow, ...]
    problems: tuple[Problem, ...]

    @property
    def read(self) -> int:
        return sum(sheet.read for sheet in self.sheets)

    def placed(self, problem: Problem, line: RosterLine, named: Field | None = None) -> Problem:
        """`problem` at a line of this file (a CSV has no sheet and no rows), in the column that holds the field."""
        columns = next((sheet.columns for sheet in self.sheets if sheet.name == line.sheet), ())
        csv = self.kind == "csv"
        return replace(
            problem,
            file=self.name,
            sheet=None if csv else line.sheet,
            row=None if csv else line.row,
            line=line.row if csv else None,
            column=next((column.letter for column in columns if named and column.field == named), None),
        )

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity == "error")
