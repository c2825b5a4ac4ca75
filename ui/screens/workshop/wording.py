"""Findings and results in plain words: parts by their titles, not by their ids. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from edu.domain.drills.bots import BOT_WORDS
from edu.domain.drills.editing import part_at
from edu.domain.drills.findings import PARTS, Finding
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.verify.ladder import Row
from edu.domain.drills.vocabulary import title_of
from edu.domain.drills.whereabouts import path_of
from ui.screens.workshop.parts import fields_of
from ui.screens.workshop.tree import LISTS, is_list


def finding_words(scenario: Scenario, finding: Finding) -> str:
    """选项“在群里发”（决策“怎样叫应”）› 条件：没有“x”这个名称。"""
    path = path_of(scenario, finding)
    where = PARTS.get(finding.part, "")
    if len(path) > 1:
        where += f"“{title_of(part_at(scenario, path))}”"
    if finding.part == "option" and path:
        where += f"（决策“{title_of(part_at(scenario, path[:2]))}”）"
    label = field_label(scenario, finding)
    head = f"{where} › {label}" if label else where
    return f"{head}：{finding.message}" if head else finding.message


def field_label(scenario: Scenario, finding: Finding) -> str:
    path = path_of(scenario, finding)
    if is_list(path):
        return LISTS[path[-1]]
    family = "debrief" if path == ("debrief",) else path[-2] if path else ""
    fields = fields_of(family, part_at(scenario, path))
    return next((field.label for field in fields if field.name == finding.field), "")


def count_words(findings: Sequence[Finding]) -> str:
    errors = sum(one.severity == "error" for one in findings)
    hints = len(findings) - errors
    if not findings:
        return "没有发现问题"
    parts = [f"{errors} 处错误"] if errors else []
    return "，".join([*parts, f"{hints} 条建议"] if hints else parts)


def bot_word(row: Row) -> str:
    return BOT_WORDS.get(row.bot, row.bot)


def verdict_words(rows: Sequence[Row]) -> str:
    """What the table means for who writes the drill."""
    mean = {row.bot: row.mean / 100 for row in rows}
    said = []
    if mean["expert"] < 85:
        said.append("内行也拿不到 85 分：正确的选项应当得分，时限也许太紧。")
    if mean["random"] > 45:
        said.append("随便选也能得 45 分以上：错误的选项代价太小。")
    if mean["impatient"] >= 70:
        said.append("总选第一个就能过关：把正确答案的位置打散。")
    if mean["idle"] > 30:
        said.append("什么都不做也有 30 分以上：不作为应当有后果。")
    if not mean["expert"] > mean["average"] > mean["random"] > mean["idle"]:
        said.append("水平高的没有得到更高的分。")
    return "".join(said) or "水平越高得分越高，差距合理。"


GATES: Mapping[str, str] = {
    "V1": "结构完整", "V2": "条件读得通", "V3": "每个决策都问得到", "V4": "每一局都能结束",
    "V5": "每个选项和消息都用得上", "V6": "选项分得出好坏", "V7": "最好和最差拉得开", "V8": "水平越高得分越高",
    "V9": "运气不左右成绩", "V10": "时钟可靠",
    "V11": "可以原样回放", "V12": "判定有依据", "V13": "读得完", "V14": "换个地方也能用",
}  # fmt: skip


def gate_words(gates: Mapping[str, bool | None]) -> str:
    failed = [GATES[gate] for gate, holds in gates.items() if holds is False and gate in GATES]
    asked = sum(holds is not None for holds in gates.values())
    return f"没有通过：{'、'.join(failed)}" if failed else f"{asked} 项校验全部通过"


def luck_words(share: float | None) -> str:
    """How much of the differences in points is luck; None where it was not asked."""
    if share is None:
        return ""
    return "运气几乎不影响得分。" if share < 0.005 else f"得分的差别里，运气占 {share:.0%}。"
