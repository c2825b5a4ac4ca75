"""Collects problems and gives each its place in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from edu.domain.problems import Problem
from edu.domain.roster import FileKind, RosterColumn, RosterLine


def letters(columns: Sequence[RosterColumn]) -> dict[str, str]:
    """Field → the letter of its column."""
    return {column.field: column.letter for column in columns if column.field}


class Findings:
    """Problems of one file. A CSV has lines where a workbook has a sheet and rows."""

    def __init__(self, file: str, kind: FileKind) -> None:
        self._file = file
        self._lines = kind == "csv"
        self._found: list[Problem] = []

    def add(self, problem: Problem, place: RosterLine | None = None, columns: Mapping[str, str] | None = None) -> None:
        """`place.row` 0 means the whole sheet; `columns` turns the field that `problem.column` names into a letter."""
        row = place.row if place and place.row else None
        column = problem.column
        if columns is not None and column is not None:
            column = columns.get(column)
        self._found.append(
            replace(
                problem,
                file=self._file,
                sheet=place.sheet if place and not self._lines else None,
                row=None if self._lines else row,
                line=row if self._lines else None,
                column=column,
            )
        )

    def in_order(self, sheets: Sequence[str]) -> tuple[Problem, ...]:
        """By sheet and row; what concerns the whole file or sheet comes first."""
        place = {name: index for index, name in enumerate(sheets)}
        return tuple(
            sorted(
                self._found,
                key=lambda problem: (place.get(problem.sheet or "", -1), problem.row or problem.line or 0),
            )
        )
