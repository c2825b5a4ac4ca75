"""What the house asks of a scenario that it ships, by what can be seen without playing: counts, grounds, reading load.

Gates V1 (counts), V6 (what gives the answer away), V12 (grounds) and V13 (reading load). A scenario of a place
may be smaller; it is judged by the other gates alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from edu.domain.drills.findings import Finding
from edu.domain.drills.scenario import Action, Decision, Option, Scenario
from edu.domain.drills.tells import tells

DECISIONS, INJECTS, OBJECTIVES, OPTIONS, SOLO = range(12, 19), range(20, 36), range(6, 7), range(2, 6), range(6, 10)
POOLS, POOL_SIZE = 2, 5
LONGEST_INJECT = 220
"""汉字."""
READ_A_MINUTE, THINK_SECONDS = 300, 20
GROUNDED = ("good", "bad", "redline")
_READ = re.compile(r"[\u3400-\u9fff]|[0-9A-Za-z.]+")


def house_findings(scenario: Scenario) -> tuple[Finding, ...]:
    return (*_counts(scenario), *_silence(scenario), *tells(scenario.decisions), *_grounds(scenario), *_load(scenario))


def reading_load(*texts: str) -> int:
    """汉字 to be read; a number or a Latin word counts as one."""
    return sum(len(_READ.findall(text)) for text in texts)


def least_window(decision: Decision) -> int:
    """Seconds that somebody needs who reads the question and every option, and then thinks."""
    load = reading_load(decision.text, *(option.text for option in decision.options))
    return -(-load * 60 // READ_A_MINUTE) + THINK_SECONDS


def _counts(scenario: Scenario) -> Iterator[Finding]:
    solo = [decision for decision in scenario.decisions if decision.solo]
    for rows, wanted, field, what in (
        (scenario.decisions, DECISIONS, "decisions", "决策"),
        (scenario.injects, INJECTS, "injects", "消息"),
        (scenario.objectives, OBJECTIVES, "objectives", "目标"),
        (solo, SOLO, "decisions", "单人推演也问的决策"),
    ):
        if len(rows) not in wanted:
            yield _count("scenario", "", field, f"{what}有 {len(rows)} 个，应有 {_span(wanted)} 个。")
    for decision in scenario.decisions:
        if len(decision.options) not in OPTIONS:
            said = f"选项有 {len(decision.options)} 个，应有 {_span(OPTIONS)} 个。"
            yield _count("decision", decision.id, "options", said)
    if len(scenario.pools) < POOLS:
        yield _count("scenario", "", "pools", f"双盲池有 {len(scenario.pools)} 个，至少 {POOLS} 个。")
    for pool in scenario.pools:
        if len(pool.injects) < POOL_SIZE:
            yield _count("pool", pool.id, "injects", f"池里有 {len(pool.injects)} 条消息，至少 {POOL_SIZE} 条。")


def _silence(scenario: Scenario) -> Iterator[Finding]:
    """Nobody crosses a red line by saying nothing: that would cap a team for a question that it did not hear."""
    for decision in scenario.decisions:
        default = decision.option(decision.default)
        if default is not None and default.verdict == "redline":
            yield Finding(
                code="silent-redline", gate="V1", part="decision", id=decision.id, field="default",
                message="没有人回答时，默认选项是一条红线。", remedy="请换一个不踩红线的默认选项。",
            )  # fmt: skip


def _grounds(scenario: Scenario) -> Iterator[Finding]:
    for decision in scenario.decisions:
        for option in decision.options:
            yield from _grounded("option", f"{decision.id}.{option.id}", option)
    for action in scenario.actions:
        yield from _grounded("action", action.id, action)
    for redline in scenario.redlines:
        if not redline.cites:
            yield _ungrounded("redline", redline.id, "cites", "没有依据。")


def _grounded(part: str, id_: str, judged: Option | Action) -> Iterator[Finding]:
    if judged.verdict not in GROUNDED:
        return
    if not judged.why:
        yield _ungrounded(part, id_, "why", "没有说明为什么。")
    if not judged.cites:
        yield _ungrounded(part, id_, "cites", "没有依据。")


def _load(scenario: Scenario) -> Iterator[Finding]:
    for inject in scenario.injects:
        if (load := reading_load(inject.text)) > LONGEST_INJECT:
            said = f"一条消息有 {load} 个字，最多 {LONGEST_INJECT} 个。"
            yield _heavy("inject", inject.id, "text", said, "请写短，或分成两条。")
    for decision in scenario.decisions:
        if decision.window < (least := least_window(decision)):
            said = f"作答时间 {decision.window} 秒，读完题目和选项再想一想至少要 {least} 秒。"
            yield _heavy("decision", decision.id, "window", said, "请放宽作答时间，或写短。")


def _count(part: str, id_: str, field: str, message: str) -> Finding:
    return Finding(code="count", gate="V1", part=part, id=id_, field=field, message=message)


def _ungrounded(part: str, id_: str, field: str, message: str) -> Finding:
    return Finding(code="ungrounded", gate="V12", part=part, id=id_, field=field, message=message, remedy=_WRITE[field])


_WRITE = {"why": "请写为什么这样判定。", "cites": "请补上依据。"}


def _heavy(part: str, id_: str, field: str, message: str, remedy: str) -> Finding:
    return Finding(code="reading-load", gate="V13", part=part, id=id_, field=field, message=message, remedy=remedy)


def _span(wanted: range) -> str:
    return str(wanted[0]) if len(wanted) == 1 else f"{wanted[0]}–{wanted[-1]}"
