"""The obligations that we ship, read once."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from edu.domain.obligations.rules import Rule
from edu.packs.obligation_reader import read_obligations

CONTENT = Path(__file__).parents[3] / "content"
ALL_CITIZENS = {"regions": frozenset({"zhejiang", "songyang", "wujin", "ningbo", "shenzhen"})}


@cache
def shipped_rules() -> dict[str, Rule]:
    value = read_obligations(CONTENT / "obligations").value
    assert value is not None
    return {rule.id: rule for rule in value.rules}


def day(text: str) -> date:
    return date.fromisoformat(text)
