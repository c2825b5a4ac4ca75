"""All problems of a file on a sheet, each with its place and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from edu.domain.problems import Problem
from ui.widgets import PageSheet, PlainLabel, ProblemList


def show_problems(over: QWidget, title: str, problems: Sequence[Problem], said: str = "") -> None:
    """`said` stands above them."""
    show_problem_groups(over, title, [(said, problems)])


def show_problem_groups(over: QWidget, title: str, groups: Sequence[tuple[str, Sequence[Problem]]]) -> None:
    """Each group below a sentence of its own; '' for none."""
    sheet = PageSheet(over, title)
    for said, problems in groups:
        if said:
            sheet.page.addWidget(PlainLabel(said))
        sheet.page.addWidget(ProblemList(problems))
    sheet.open()
