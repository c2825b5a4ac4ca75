"""The problems of a plan: the file's own, then as they are found at the row, or once for all rows that say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from edu.domain.problems import Problem
from edu.services.roster_findings import counted, names_its_lines, post_repeated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edu.domain.roster import Field, RosterFile, RosterLine, RosterRow
    from edu.services.roster_findings import Finding

Severity = Literal["error", "warning"]


class Told:
    def __init__(self, file: RosterFile) -> None:
        self._file = file
        self._found: list[tuple[Finding, RosterLine, Severity, Field | None]] = []
        self.times = 0
        """How often anything was told of a row, also where it is told once for several."""
        self._people: dict[Finding, set[RosterLine]] = {}
        """By a finding that is told once: whose rows it is true of."""
        self._merged: set[RosterLine] = set()

    def add(self, row: RosterRow, finding: Finding, severity: Severity = "warning", named: Field | None = None) -> None:
        self.times += 1
        self._found.append((finding, row.line, severity, named))

    def once(self, row: RosterRow, finding: Finding, named: Field | None = None) -> None:
        """At the first row, with the number of people: a hundred rows of one village would bury the other findings."""
        if finding not in self._people:
            self._people[finding] = set()
            self.add(row, finding, named=named)
        else:
            self.times += 1
        self._people[finding].add(row.line)

    def repeated(self, row: RosterRow, titles: Sequence[str]) -> None:
        """The file's own finding that the lines are one person's says nothing more then."""
        self.add(row, post_repeated(row, titles))
        if names_its_lines(row):
            self._merged.update(row.lines)

    def problems(self) -> Sequence[Problem]:
        return [*(problem for problem in self._file.problems if not self._said_already(problem)), *self._own()]

    def _said_already(self, problem: Problem) -> bool:
        return problem.code == "lines_merged" and any(
            problem == self._file.placed(problem, line, "id_number") for line in self._merged
        )

    def _own(self) -> Sequence[Problem]:
        return [
            self._file.placed(_problem(counted(finding, sorted(self._people.get(finding, ()))), severity), line, named)
            for finding, line, severity, named in self._found
        ]


def _problem(finding: Finding, severity: Severity) -> Problem:
    code, message, remedy = finding
    return Problem(code=code, message=message, remedy=remedy, severity=severity)
