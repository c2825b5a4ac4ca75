"""Two runs of one scenario side by side, on the screen and on paper. The first is the one that was opened.

Only with the same scenario, as it stood here, and the same seed do both meet the same weather, people and messages;
where that is not so, it is said before any figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from edu.domain.drills.amounts import percent_text
from edu.domain.drills.debrief_words import points_text, role_title
from edu.domain.drills.part_shares import PartShare, part_shares
from edu.domain.drills.pictures import Picture
from edu.domain.drills.run_shown import clock_text
from edu.domain.drills.run_views import Comparison, DecisionLine, RunResult
from edu.domain.drills.scenario import PARTS, VERDICTS
from edu.domain.drills.scoring import WEIGHTS

FIRST, SECOND = "第一场", "第二场"
SAME = "两场用同一脚本、同一局次：消息、天气和运气都相同，差别只来自决定。"
NOTHING = "—"
ALIKE = "相同"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """`shares` are permille of both where they can be drawn as bars; `by` says how far the first is above or below."""

    title: str
    left: str
    right: str
    by: str
    shares: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceRow:
    """A question that was put to one of them at least; a side is clock, verdict and option, or why there is none."""

    title: str
    role: str
    left: str
    right: str
    apart: bool


def compared(
    left: RunResult, right: RunResult, left_pictures: Sequence[Picture], right_pictures: Sequence[Picture]
) -> Comparison:
    ours, theirs = _shares(left), _shares(right)
    taken, other = _taken(left), _taken(right)
    asked = dict.fromkeys((*taken, *other))
    return Comparison(
        left=left,
        right=right,
        left_pictures=tuple(left_pictures),
        right_pictures=tuple(right_pictures),
        objectives=tuple((name, ours.get(name), theirs.get(name)) for name in dict.fromkeys((*ours, *theirs))),
        apart=tuple(name for name in asked if _option(taken.get(name)) != _option(other.get(name))),
    )


def differences(comparison: Comparison) -> tuple[str, ...]:
    """Why the two did not meet the same; empty where they did."""
    left, right = comparison.left, comparison.right
    found = []
    if left.scenario != right.scenario:
        versions = f"{FIRST}是第 {left.scenario.version} 版，{SECOND}是第 {right.scenario.version} 版"
        found.append(
            f"两场的脚本内容不同（{versions}，或本地设置不同）：目标和决策按编号对应，只有一场有的写“{NOTHING}”。"
        )
    if left.run.seed != right.run.seed:
        found.append(
            f"两场的局次不同（{FIRST} {left.run.seed}，{SECOND} {right.run.seed}）："
            "天气、群众反应和双盲事件不完全一样，得分只能大致对比。"
        )
    return tuple(found)


def curves_match(comparison: Comparison) -> bool:
    """One plot can hold both: the same curves over the same ticks."""
    left, right = comparison.left.scenario, comparison.right.scenario
    ids = [[curve.id for curve in one.curves] for one in (left, right)]
    return ids[0] == ids[1] and (left.tick, left.starts) == (right.tick, right.starts)


def score_rows(comparison: Comparison) -> Iterator[ScoreRow]:
    left, right = comparison.left.result, comparison.right.result
    yield ScoreRow(
        title="总分",
        left=points_text(left.total),
        right=points_text(right.total),
        by=_ahead(left.total, right.total, "分"),
        shares=(left.total // 10, right.total // 10),
    )
    ours, theirs = ({one.part: one for one in part_shares(result)} for result in (left, right))
    for part in WEIGHTS:
        mine, other = ours.get(part), theirs.get(part)
        if mine or other:
            by = _ahead(mine.got, other.got, "分") if mine and other and mine.worth == other.worth else ""
            yield ScoreRow(title=PARTS[part], left=_of(mine), right=_of(other), by=by)
    yield ScoreRow(title="红线", left=f"{len(left.redlines)} 条", right=f"{len(right.redlines)} 条", by="")
    titles = {one.id: one.title for run in (comparison.right, comparison.left) for one in run.scenario.objectives}
    for name, share, other_share in comparison.objectives:
        both = None if share is None or other_share is None else (share, other_share)
        yield ScoreRow(
            title=titles[name],
            left=_percent(share),
            right=_percent(other_share),
            by=_ahead(both[0] * 10, both[1] * 10, "个百分点") if both else "",
            shares=both,
        )


def people_rows(comparison: Comparison) -> Iterator[tuple[str, str, str]]:
    """Where everybody was at the end, so that the curves, which show some of it, can be reckoned up."""
    ends = [
        pictures[-1].zones if pictures else () for pictures in (comparison.left_pictures, comparison.right_pictures)
    ]
    for name, word in _PEOPLE:
        left, right = (sum(getattr(zone, name) for zone in zones) for zones in ends)
        if left or right:
            yield word, f"{left} 人", f"{right} 人"


_PEOPLE = (
    ("safe", "已到安置点"), ("moving", "在路上"), ("home", "还没动身"), ("refused", "不肯走"), ("trapped", "受困"),
    ("lost", "伤亡"),
)  # fmt: skip


def choice_rows(comparison: Comparison) -> Iterator[ChoiceRow]:
    """In the order of the first one's questions; those that only the second was asked come last."""
    left, right = _taken(comparison.left), _taken(comparison.right)
    for name in dict.fromkeys((*left, *right)):
        scenario = (comparison.left if name in left else comparison.right).scenario
        decision = scenario.decision(name)
        if decision is not None:
            yield ChoiceRow(
                title=decision.title,
                role=role_title(scenario, decision.role),
                left=_side(comparison.left, left.get(name)),
                right=_side(comparison.right, right.get(name)),
                apart=name in comparison.apart,
            )


def _shares(result: RunResult) -> Mapping[str, int | None]:
    """None where nothing of the objective was asked: that is not nothing earned."""
    return {one.objective.id: one.shown if one.of else None for one in result.result.objectives}


def _taken(result: RunResult) -> Mapping[str, DecisionLine]:
    return {line.decision: line for line in result.decisions}


def _option(line: DecisionLine | None) -> str:
    return line.option if line else ""


def _side(result: RunResult, line: DecisionLine | None) -> str:
    if line is None:
        return "没有遇到"
    decision = result.scenario.decision(line.decision)
    option = decision.option(line.option) if decision else None
    if option is None:
        return "没有决定"
    return f"{clock_text(result.scenario, line.tick)}　{VERDICTS[option.verdict]}\n{option.text}"


def _of(part: PartShare | None) -> str:
    return f"{points_text(part.got)} / {points_text(part.worth)}" if part else "没有遇到"


def _percent(share: int | None) -> str:
    return NOTHING if share is None else percent_text(share)


def _ahead(ours: int, theirs: int, unit: str) -> str:
    """Of the figures as they are shown: who reckons after us comes to the same."""
    tenths = round(10 * (float(points_text(ours)) - float(points_text(theirs))))
    return f"{'高' if tenths > 0 else '低'} {points_text(abs(tenths) * 10)} {unit}" if tenths else ALIKE
