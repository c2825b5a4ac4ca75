"""What a debrief says of a result, on the screen and on paper: strengths first, what would have been better."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from edu.domain.drills.messages import EVERYBODY, SHOWN, Message
from edu.domain.drills.part_shares import part_shares
from edu.domain.drills.run_shown import clock_text
from edu.domain.drills.run_views import DecisionLine, PointLine, RunResult
from edu.domain.drills.scenario import PARTS, VERDICTS, Option, Scenario
from edu.domain.drills.scoring import RATING_WORDS, ObjectiveScore, Result

Cite = Callable[[str], str]
"""A citation's id in the words of a Chinese text."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PartText:
    title: str
    got: str
    worth: str
    raw: str


def role_title(scenario: Scenario, role: str) -> str:
    known = scenario.role(role)
    return known.title if known else role


def role_titles(scenario: Scenario, roles: Sequence[str]) -> str:
    return "、".join(role_title(scenario, role) for role in roles)


def addressed(scenario: Scenario, message: Message) -> str:
    """To whom the trainer's own message went."""
    return (role_title(scenario, message.role) if message.role else EVERYBODY) + (SHOWN if message.public else "")


def ending_title(result: RunResult) -> str:
    """In words; a run that was stopped has none of the scenario's."""
    known = next((one.title for one in result.scenario.endings if one.id == result.run.ending), "")
    return known or ("提前结束" if result.run.state == "closed" else "还没有结束")


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
        share=one.shown,
        rating=RATING_WORDS[one.automatic] if one.automatic else "—",
        evaluators="、".join(RATING_WORDS[rating] for rating in one.evaluators),
    )


def choice_lines(result: RunResult, cite: Cite) -> tuple[ChoiceLine, ...]:
    return tuple(_choice(result, line, cite) for line in result.decisions if line.how != "open" or line.opened)


def _choice(result: RunResult, line: DecisionLine, cite: Cite) -> ChoiceLine:
    decision = result.scenario.decision(line.decision)
    option = decision.option(line.option) if decision else None
    better = [decision.option(one) for one in line.better] if decision else []
    best = next((one for one in better if one is not None), None)
    judged = best or option
    return ChoiceLine(
        when=clock_text(result.scenario, line.tick if line.tick >= 0 else line.opened),
        who=role_title(result.scenario, line.role),
        title=decision.title if decision else line.decision,
        taken=option.text if option else "没有决定",
        verdict=VERDICTS[option.verdict] if option else "",
        how=HOW.get(line.how, line.how),
        why=option.why if option else "",
        better=tuple(_better_text(one) for one in better if one is not None),
        grounds=tuple(cite(one) for one in judged.cites) if judged else (),
        rationale=line.rationale,
        event=line.event,
    )


def _better_text(option: Option) -> str:
    mark = f"（{VERDICTS['fair']}）" if option.verdict == "fair" else ""
    return f"{option.text}{mark}——{option.why}"


def point_text(line: PointLine) -> str:
    """One criterion in a line."""
    got = f"{points_text(line.earned)} / {points_text(line.of)}" if line.of else STANDING[line.standing]
    return f"{line.criterion.text}：{got}"


def redline_texts(result: RunResult) -> tuple[str, ...]:
    titles = {one.id: one for one in result.scenario.redlines}
    return tuple(
        f"{clock_text(result.scenario, tick)} {titles[name].title}：{titles[name].why}"
        for name, tick in result.result.redlines
        if name in titles
    )


def part_texts(result: Result) -> Sequence[PartText]:
    """What each part brings to the total, and the raw points behind it."""
    return [
        PartText(
            title=PARTS[one.part],
            got=points_text(one.got),
            worth=points_text(one.worth),
            raw=f"由原始分 {points_text(one.earned)} / {points_text(one.of)} 折算",
        )
        for one in part_shares(result)
    ]


def total_text(result: Result) -> str:
    """How the total came about."""
    if result.cap is not None and result.total < result.before_cap:
        return f"各部分相加 {points_text(result.before_cap)}，红线封顶 {points_text(result.cap)}"
    return "满分 100，各部分相加"
