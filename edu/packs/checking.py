"""Every problem of everything that is shipped: content, exams, drills and rules of law in one call."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from edu.domain.problems import Problem
from edu.packs.checks import (
    check_aids,
    check_cases,
    check_content,
    check_drills,
    check_exams,
    check_games,
    check_microlessons,
    pack_count,
)
from edu.packs.library import ContentLibrary
from edu.packs.obligation_reader import read_obligations
from edu.packs.rules.obligations import check_obligations
from edu.packs.rules.spacing import check_spacing

Part = Literal["content", "exams", "drills", "obligations"]


def check_everything(content: Path, exams: Path, on: date, part: Part | None = None) -> tuple[int, list[Problem]]:
    """How many packs there are, and all their problems; `part` None means all parts."""
    library = ContentLibrary(content, exams)
    known = frozenset(library.known_register.sources)
    rules = read_obligations(content / "obligations", known_sources=known)
    problems: list[Problem] = []
    if part in (None, "content"):
        timed = [rule for rule in rules.value.rules if rule.kind == "hours"] if rules.value else []
        hours = {rule.id: rule.amount // rule.credit.offline_minutes for rule in timed}
        problems += check_content(library, on, hours)
        problems += check_games(library, on)
        problems += check_microlessons(library, on)
        problems += check_cases(library, on)
        problems += check_aids(library, on)
    if part in (None, "exams"):
        problems += check_exams(library, on)
    if part in (None, "drills"):
        problems += check_drills(library, on)
    if part in (None, "obligations"):
        problems += check_obligations(rules, library.known_register, on)
        problems += check_spacing(rules, {"obligations": content / "obligations"})
    return pack_count(library) + 1, problems
