"""What the debrief says of a result: objectives with strengths first, what would have been better, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from edu.domain.drills.run_views import DecisionLine, PointLine, RunResult
from edu.domain.drills.scenario import PARTS, VERDICTS
from edu.domain.drills.scoring import RATING_WORDS, ObjectiveScore
from edu.domain.register import Register
from ui.screens.drill.presenter import clock_at, role_titles

HOW = {"answered": "现场决定", "expired": "没有人决定，按默认", "npc": "程序代演", "open": "没有决定"}
STANDING = {
    "earned": "做到", "partly": "部分做到", "missed": "没做到", "not-asked": "没有遇到", "pending": "待核，不计分",
    "unrated": "评估员未评",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveLine:
    id: str
    title: str
    points: str
    share: int
    rating: str
    evaluators: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceLine:
    """One decision looked back at: what was taken, what was better and why, on which ground."""

    when: str
    who: str
    title: str
    taken: str
    verdict: str
    how: str
    why: str
    better: tuple[str, ...]
    grounds: tuple[str, ...]
    rationale: str
    event: str


def points_text(hundredths: int) -> str:
    return f"{hundredths / 100:.1f}".rstrip("0").rstrip(".")


def objective_lines(result: RunResult) -> tuple[ObjectiveLine, ...]:
    """The strongest first: a debrief begins with what went well."""
    scored = [one for one in result.result.objectives if one.of]
    unscored = [one for one in result.result.objectives if not one.of]
    return tuple(_objective(one) for one in (*sorted(scored, key=lambda one: -one.share), *unscored))


def _objective(one: ObjectiveScore) -> ObjectiveLine:
    return ObjectiveLine(
        id=one.objective.id,
        title=one.objective.title,
        points=f"{points_text(one.earned)} / {points_text(one.of)}" if one.of else "没有计分",
        share=one.share,
        rating=f"{RATING_WORDS[one.automatic]}（{one.automatic}）" if one.automatic else "—",
        evaluators="、".join(RATING_WORDS[rating] for rating in one.evaluators),
    )


def choice_lines(result: RunResult, register: Register) -> tuple[ChoiceLine, ...]:
    return tuple(_choice(result, line, register) for line in result.decisions if line.how != "open" or line.opened)


def _choice(result: RunResult, line: DecisionLine, register: Register) -> ChoiceLine:
    decision = result.scenario.decision(line.decision)
    option = decision.option(line.option) if decision else None
    better = [decision.option(one) for one in line.better] if decision else []
    best = next((one for one in better if one is not None), None)
    grounds = (best or option).cites if (best or option) else ()  # type: ignore[union-attr]  # one of them is there
    return ChoiceLine(
        when=clock_at(result.scenario, line.tick if line.tick >= 0 else line.opened),
        who=role_titles(result.scenario, (line.role,)),
        title=decision.title if decision else line.decision,
        taken=option.text if option else "没有决定",
        verdict=VERDICTS[option.verdict] if option else "",
        how=HOW.get(line.how, line.how),
        why=option.why if option else "",
        better=tuple(f"{one.text}——{one.why}" for one in better if one is not None),
        grounds=tuple(register.cite_text(cite) for cite in grounds),
        rationale=line.rationale,
        event=line.event,
    )


def point_text(line: PointLine) -> str:
    """One criterion in a line."""
    got = f"{points_text(line.earned)} / {points_text(line.of)}" if line.of else STANDING[line.standing]
    return f"{line.criterion.text}：{got}"


def redline_texts(result: RunResult) -> tuple[str, ...]:
    titles = {one.id: one for one in result.scenario.redlines}
    return tuple(
        f"{clock_at(result.scenario, tick)} {titles[name].title}：{titles[name].why}"
        for name, tick in result.result.redlines
        if name in titles
    )


def part_texts(result: RunResult) -> Sequence[tuple[str, str]]:
    return [
        (PARTS[part], f"{points_text(earned)} / {points_text(of)}")
        for part, (earned, of) in result.result.parts.items()
        if of
    ]
