"""What a command says: text for people, one JSON object for programs, progress on stderr."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from edu.domain.errors import EduError
from edu.system.output import put

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from edu.domain.problems import Problem

_SEVERITY = {"error": "错误", "warning": "提示"}


class WrongUse(EduError):
    """What was typed cannot be carried out, and nothing was touched: exit 2."""


@dataclass(slots=True)
class Console:
    as_json: bool = False

    def say(self, text: str = "") -> None:
        if not self.as_json:
            put(text, sys.stdout)

    def answer(self, value: Mapping[str, Any], *lines: str) -> None:
        """The command's result: the mapping for programs, the lines for people."""
        if self.as_json:
            put(json.dumps(value, ensure_ascii=False), sys.stdout)
        elif lines:
            put("\n".join(lines), sys.stdout)

    def progress(self, text: str) -> None:
        put(text, sys.stderr)

    def problems(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.say(problem_line(problem))

    def failed(self, error: EduError) -> None:
        problems = [problem.as_json() for problem in getattr(error, "problems", ())]
        if self.as_json:
            answer = {"error": error.message, "remedy": error.remedy, "problems": problems}
            with suppress(OSError):  # standard output itself may be what cannot be written: then in words
                put(json.dumps(answer, ensure_ascii=False), sys.stdout)
                return
        put(f"错误：{error.message}", sys.stderr)
        if error.remedy:
            put(f"办法：{error.remedy}", sys.stderr)
        for problem in getattr(error, "problems", ()):
            put(problem_line(problem), sys.stderr)


def problem_line(problem: Problem) -> str:
    """`名册.xlsx 人员 第 12 行 B 列  错误  …  办法：…`"""
    place = [problem.file or "", problem.sheet or ""]
    if problem.row is not None:
        place.append(f"第 {problem.row} 行")
    if problem.line is not None:
        place.append(f"第 {problem.line} 行")
    if problem.column:
        place.append(f"{problem.column} 列")
    remedy = f"  办法：{problem.remedy}" if problem.remedy else ""
    return f"{' '.join(part for part in place if part)}  {_SEVERITY[problem.severity]}  {problem.message}{remedy}"
