"""Effects as somebody types them, one a line: {warn: phone, zone: stone}. What the workshop's field holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edu.domain.drills.effects import Effect
from edu.domain.problems import Problem
from edu.domain.register import Register
from edu.packs.drill_draft import Draft
from edu.packs.drill_effects_reader import read_effects
from edu.packs.drill_effects_writer import effects_raw
from edu.packs.form import Form
from edu.packs.source import Report, parse_yaml
from edu.packs.yaml_text import inline_text

LONGEST = 8000
_KEY = "effects"


def effects_text(effects: Sequence[Effect]) -> str:
    return "\n".join(inline_text(one) for one in effects_raw(effects))


def effects_of(text: str) -> tuple[tuple[Effect, ...], tuple[Problem, ...]]:
    """Either everything that was typed or every problem of it, with the line in the field."""
    report = Report("")
    lines = [(number, line.strip()) for number, line in enumerate(text[:LONGEST].splitlines(), 1) if line.strip()]
    raw = parse_yaml(f"{_KEY}:\n" + "".join(f"- {re.sub('^- +', '', line)}\n" for _, line in lines), report)
    if len(text) > LONGEST:
        report.error("too-long", f"最多 {LONGEST} 个字符。")
    effects: tuple[Effect, ...] = ()
    if raw is not None and lines:
        effects = read_effects(Form(raw, report, "效果"), _KEY, Draft(Register(), report))
    problems = [
        Problem(
            code=one.code,
            message=one.message,
            remedy=one.remedy,
            line=lines[min(max(one.line - 2, 0), len(lines) - 1)][0] if one.line and lines else None,
        )
        for one in report.problems
    ]
    return (() if problems else effects), tuple(problems)
