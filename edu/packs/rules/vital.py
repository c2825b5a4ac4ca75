"""否决题: what costs a life when it is answered wrongly. A bank of a topic that saves lives has some."""

from __future__ import annotations

from collections.abc import Iterator

from edu.domain.problems import Problem
from edu.domain.questions import Bank
from edu.packs.reading import Reading
from edu.packs.rules.finding import error

LIFE_CRITICAL = ("T01", "T05", "T06", "T10", "T16", "T19", "T20", "T30", "T32")
"""逃生, 燃气, 用电, 山洪, 溺水, 有限空间, 动火, 急救, 转移: where an error in an answer stops a release."""
ENOUGH = 12
"""Questions from which a bank is more than begun."""


def check_vital(reading: Reading[Bank]) -> Iterator[Problem]:
    bank = reading.value
    if bank is None or bank.topic not in LIFE_CRITICAL or len(bank.questions) < ENOUGH:
        return
    if not any(question.vital and question.scorable for question in bank.questions):
        message = f"主题 {bank.topic} 关系人命，题库里没有一道计分的否决题（vital）。"
        yield error((reading.file, None), "no-vital", message, "请给断电、通风检测、不盲目施救这样的题写 vital: true。")
