"""V7: best high, idle low, a red line caps. V8: totals rise with skill. V9: luck decides little. Hundredths."""

from __future__ import annotations

from collections.abc import Iterator

from edu.domain.drills.findings import Finding
from edu.domain.drills.inputs import Choose
from edu.domain.drills.program import Program
from edu.domain.drills.verify.evidence import Evidence
from edu.domain.drills.verify.hits import hits_of
from edu.domain.drills.verify.ladder import Run, unearned

BEST_LEAST, IDLE_MOST, REDLINE_MOST = 9000, 3000, 5900
EXPERT_LEAST, AVERAGE, RANDOM_MOST = 8500, (5000, 7500), 4500
BEATEN_MOST = 200
"""A course may be so much better than the expert's before the outcome's normalisation is wrong."""
LUCK_MOST = 0.05
LADDER = ("expert", "average", "random", "idle")


def gate_v7(program: Program, evidence: Evidence) -> Iterator[Finding]:
    for found in evidence.searches:
        if found.best < BEST_LEAST:
            yield _found("V7", "best-low", f"种子 {found.seed} 的最好走法只有 {found.best / 100:.1f} 分，应不低于 90。")
        if found.best - found.expert > BEATEN_MOST:
            better, more = _difference(found.best_path, evidence, found.seed), (found.best - found.expert) / 100
            said = f"种子 {found.seed} 有比专家好 {more:.1f} 分的走法（{better}），结果分的基准不对。"
            yield _found("V7", "expert-beaten", said, "检查那些选项的评定和效果是否一致。")
    idle = evidence.row("idle")
    if idle.most > IDLE_MOST:
        yield _found("V7", "idle-high", f"什么都不做最多得 {idle.most / 100:.1f} 分，应不高于 30。")
    yield from _outcome(program, evidence)
    yield from _redlines(program, evidence)


def _difference(path: tuple[tuple[str, str], ...], evidence: Evidence, seed: int) -> str:
    """The answers of the best course that the expert did not give."""
    inputs = next(run.log.inputs for run in evidence.runs if run.bot == "expert" and run.seed == seed)
    expert = {(one.input.decision, one.input.option) for one in inputs if isinstance(one.input, Choose)}
    other = [f"{decision}.{option}" for decision, option in path if (decision, option) not in expert]
    return "、".join(other) or "选择相同"


def _outcome(program: Program, evidence: Evidence) -> Iterator[Finding]:
    """An outcome that the best play does not lift above doing nothing cannot be earned."""
    for name, seeds, flat in unearned(program, evidence.runs):
        yield Finding(
            gate="V7", code="outcome-flat", part="criterion", id=name,
            message=f"{seeds} 个种子里有 {len(flat)} 个，专家的结果不比什么都不做好（如种子 {flat[0]}）。",
        )  # fmt: skip


def _redlines(program: Program, evidence: Evidence) -> Iterator[Finding]:
    scenario = program.scenario
    for redline in scenario.redlines:
        if redline.cap > REDLINE_MOST:
            yield _redline("redline-cap", "redline", redline.id, f"封顶 {redline.cap / 100:.0f} 分，应不高于 59。")
        if not evidence.hits.crossed[redline.id]:
            yield _redline("redline-never", "redline", redline.id, "没有一次推演触碰过这条红线。")
    wanted = {
        (decision.id, option.id)
        for decision in scenario.decisions
        for option in decision.options
        if option.verdict == "redline"
    }
    acts = {action.id for action in scenario.actions if action.verdict == "redline"}
    loose: dict[tuple[str, str], Run] = {}
    for run in evidence.runs if wanted or acts else ():
        if run.redlines:
            continue
        hits = hits_of(program, [run.state])
        crossing = [("option", ".".join(one)) for one in wanted if hits.chosen[one]]
        for one in [*crossing, *(("action", act) for act in acts if hits.done[act])]:
            loose.setdefault(one, run)
    for (part, id_), run in sorted(loose.items()):
        said = f"评定为红线，选了它却没有触碰红线，得 {run.total / 100:.1f} 分（机器人 {run.bot}，种子 {run.seed}）。"
        yield _redline("redline-loose", part, id_, said, "用 mark 标记红线。")
    reckless = evidence.row("reckless")
    if scenario.redlines and reckless.most > REDLINE_MOST:
        yield _found("V7", "reckless-high", f"专踩红线的推演最多得 {reckless.most / 100:.1f} 分，应不高于 59。")


def gate_v8(program: Program, evidence: Evidence) -> Iterator[Finding]:
    mean = {bot: evidence.row(bot).mean for bot in LADDER}
    if mean["expert"] < EXPERT_LEAST:
        yield _found("V8", "expert-low", f"专家平均 {mean['expert'] / 100:.1f} 分，应不低于 85。")
    if not AVERAGE[0] <= mean["average"] <= AVERAGE[1]:
        code = "average-low" if mean["average"] < AVERAGE[0] else "average-high"
        yield _found("V8", code, f"一般水平平均 {mean['average'] / 100:.1f} 分，应在 50 到 75 之间。")
    if mean["random"] > RANDOM_MOST:
        yield _found("V8", "random-high", f"随便选平均 {mean['random'] / 100:.1f} 分，应不高于 45。")
    row = [mean[bot] for bot in LADDER]
    if row != sorted(row, reverse=True) or len(set(row)) < len(row):
        said = "、".join(f"{bot} {mean[bot] / 100:.1f}" for bot in LADDER)
        yield _found("V8", "not-monotone", f"得分没有随水平上升：{said}。")


def gate_v9(program: Program, evidence: Evidence) -> Iterator[Finding]:
    if evidence.luck > LUCK_MOST:
        yield _found(
            "V9", "luck", f"运气占得分差异的 {evidence.luck:.1%}，应不高于 5%。", "减小随机幅度，或让结果分按种子归一。"
        )


def _redline(code: str, part: str, id_: str, message: str, remedy: str = "") -> Finding:
    return Finding(gate="V7", code=code, part=part, id=id_, message=message, remedy=remedy)


def _found(gate: str, code: str, message: str, remedy: str = "") -> Finding:
    return Finding(gate=gate, code=code, part="scenario", message=message, remedy=remedy)
