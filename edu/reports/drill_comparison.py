"""Two runs of one scenario side by side: points, curves, and where they decided differently."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from edu.domain.drills.comparing import (
    FIRST,
    SAME,
    SECOND,
    choice_rows,
    curves_match,
    differences,
    people_rows,
    score_rows,
)
from edu.domain.drills.debrief_words import ending_title
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

_POINTS: Columns = (("", 0.4), (FIRST, 0.2), (SECOND, 0.2), (f"{FIRST}比{SECOND}", 0.2))
_PEOPLE: Columns = (("", 0.4), (FIRST, 0.3), (SECOND, 0.3))
_APART: Columns = (("决策", 0.22), ("席位", 0.16), (FIRST, 0.31), (SECOND, 0.31))


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
    unlike = differences(comparison)
    said = [text(one, STRONG) for one in unlike] or [text(SAME, SMALL)]
    facts = [fact for word, run in ((FIRST, left), (SECOND, right)) for fact in _who(word, run)]
    scores = ((row.title, row.left, row.right, row.by) for row in score_rows(comparison))
    apart = ((row.title, row.role, row.left, row.right) for row in choice_rows(comparison) if row.apart)
    return [
        *said,
        Spacer(1, 2 * mm),
        facts_table(facts, WIDTH),
        Gap(4 * mm),
        *section("得分对照", grid(_POINTS, scores, WIDTH, sourced=False)),
        Gap(4 * mm),
        *section("决定不同的地方", grid(_APART, apart, WIDTH, sourced=False)),
        Gap(4 * mm),
        KeepTogether(_curves(comparison)),
        *_people(comparison),
    ]


def _curves(comparison: Comparison) -> list[Any]:
    if not curves_match(comparison):
        return section("曲线对照", text("两场的脚本不同，曲线不能画在一起。", SMALL))
    pictures = (comparison.left_pictures, comparison.right_pictures)
    return [
        *section("曲线对照", text(f"实线是{FIRST}，虚线是{SECOND}。", SMALL)),
        *curve_plots(comparison.left.scenario, pictures, WIDTH),
    ]


def _people(comparison: Comparison) -> list[Any]:
    rows = tuple(people_rows(comparison))
    if not rows:
        return []
    return [Gap(4 * mm), *section("结束时人在哪里", grid(_PEOPLE, rows, WIDTH, sourced=False))]


def _who(word: str, result: RunResult) -> Iterator[tuple[str, str]]:
    yield word, f"{result.run.place_name}　{civil_text(result.run.started_ms)} 开始"
    yield f"{word}结局", ending_title(result)
    yield f"{word}席位", "、".join(dict.fromkeys(one.name for one in result.seats if one.name and one.by != "npc"))
    yield f"{word}事件", result.started_event
