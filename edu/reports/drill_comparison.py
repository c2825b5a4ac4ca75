"""Two runs of one scenario on one seed, side by side: points, curves, and where they decided differently."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from edu.domain.drills.debrief_words import ending_title, points_text, role_title
from edu.domain.drills.run_shown import clock_text
from edu.domain.drills.scenario import PARTS, VERDICTS
from edu.reports.drill_curves import curve_plots
from edu.reports.drill_pages import WIDTH, drill_pages
from edu.reports.page_styles import SMALL, STRONG, TITLE
from edu.reports.tables import Columns, Gap, facts_table, grid, section, text
from edu.system.clock import civil_text
from edu.system.files import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from edu.domain.drills.run_views import Comparison, RunResult

_FIRST, _SECOND = "甲", "乙"
_POINTS: Columns = (("", 0.4), (f"{_FIRST}方", 0.2), (f"{_SECOND}方", 0.2), ("相差", 0.2))
_APART: Columns = (("决策", 0.22), ("席位", 0.16), (f"{_FIRST}方", 0.31), (f"{_SECOND}方", 0.31))


def write_comparison(comparison: Comparison, made_ms: int, path: Path) -> None:
    replace_file(path, comparison_pdf(comparison, made_ms))


def comparison_pdf(comparison: Comparison, made_ms: int) -> bytes:
    scenario = comparison.left.scenario
    story = [text("桌面推演对照", TITLE), text(scenario.title, STRONG), Spacer(1, 3 * mm), *compared(comparison)]
    return drill_pages(
        story,
        title=f"{scenario.title} 对照",
        head=scenario.title,
        foot=f"{civil_text(made_ms)} 导出",
        kind="推演对照",
        author=comparison.left.run.place_name,
    )


def compared(comparison: Comparison) -> list[Any]:
    """Also the last section of a report whose run has a counterpart."""
    left, right = comparison.left, comparison.right
    facts = [fact for word, run in ((_FIRST, left), (_SECOND, right)) for fact in _who(word, run)]
    pictures = (comparison.left_pictures, comparison.right_pictures)
    return [
        text("两场用同一脚本、同一局次：消息、天气和运气都相同，差别只来自决定。", SMALL),
        Spacer(1, 2 * mm),
        facts_table(facts, WIDTH),
        Gap(4 * mm),
        *section("得分对照", grid(_POINTS, _rows(comparison), WIDTH, sourced=False)),
        Gap(4 * mm),
        *section("决定不同的地方", grid(_APART, _apart(comparison), WIDTH, sourced=False)),
        Gap(4 * mm),
        KeepTogether(
            [
                *section("曲线对照", text(f"实线是{_FIRST}方，虚线是{_SECOND}方。", SMALL)),
                *curve_plots(left.scenario, pictures, WIDTH),
            ]
        ),
    ]


def _who(word: str, result: RunResult) -> Iterator[tuple[str, str]]:
    yield f"{word}方", f"{result.run.place_name}　{civil_text(result.run.started_ms)}"
    yield f"{word}方结局", ending_title(result)
    yield f"{word}方席位", "、".join(dict.fromkeys(one.name for one in result.seats if one.name and one.by != "npc"))
    yield f"{word}方事件", result.started_event


def _rows(comparison: Comparison) -> Iterator[tuple[str, str, str, str]]:
    left, right = comparison.left.result, comparison.right.result
    yield "总分", points_text(left.total), points_text(right.total), _apart_by(left.total - right.total)
    for part, (ours, of) in left.parts.items():
        theirs, other = right.parts[part]
        if of or other:
            yield PARTS[part], _of(ours, of), _of(theirs, other), _apart_by(ours - theirs)
    yield "红线", f"{len(left.redlines)} 条", f"{len(right.redlines)} 条", ""
    titles = {one.id: one.title for one in comparison.left.scenario.objectives}
    for name, ours, theirs in comparison.objectives:
        yield titles[name], f"{ours / 10:g}%", f"{theirs / 10:g}%", _apart_by((ours - theirs) * 10)


def _of(earned: int, of: int) -> str:
    return f"{points_text(earned)} / {points_text(of)}"


def _apart_by(hundredths: int) -> str:
    return f"{'+' if hundredths > 0 else '−' if hundredths < 0 else ''}{points_text(abs(hundredths))}"


def _apart(comparison: Comparison) -> Iterator[tuple[str, str, str, str]]:
    scenario = comparison.left.scenario
    for name in comparison.apart:
        decision = scenario.decision(name)
        if decision is not None:
            title = role_title(scenario, decision.role)
            yield decision.title, title, _taken(comparison.left, name), _taken(comparison.right, name)


def _taken(result: RunResult, name: str) -> str:
    line = next((one for one in result.decisions if one.decision == name), None)
    decision = result.scenario.decision(name)
    option = decision.option(line.option) if line and decision else None
    if line is None or option is None:
        return "没有决定"
    return f"{clock_text(result.scenario, line.tick)}　{VERDICTS[option.verdict]}\n{option.text}"
