"""The after-action report (复盘报告) of a drill on A4 portrait: ten sections, the strengths before the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, PageBreak

from edu.reports.drill_assessment import assessment
from edu.reports.drill_closing import improvements, lessons, observations
from edu.reports.drill_comparison import compared
from edu.reports.drill_cover import cover, overview
from edu.reports.drill_curves import curve_plots
from edu.reports.drill_decisions import decisions, redlines
from edu.reports.drill_messages import made_up
from edu.reports.drill_pages import WIDTH, drill_pages
from edu.reports.drill_points import objectives, points
from edu.reports.drill_timeline import timeline
from edu.reports.page_styles import HEADING
from edu.reports.tables import Gap, section, text
from edu.system.clock import civil_text
from edu.system.files import replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from edu.domain.drills.papers import AfterAction


def write_drill_report(paper: AfterAction, path: Path) -> None:
    replace_file(path, drill_report_pdf(paper))


def drill_report_pdf(paper: AfterAction) -> bytes:
    run = paper.result.run
    head = f"{run.title}　{run.place_name}".strip("　")
    foot = f"{paper.organisation}　{civil_text(paper.made_ms)} 导出".strip("　")
    return drill_pages(
        _story(paper),
        title=f"{run.title} 复盘报告",
        head=head,
        foot=foot,
        kind="复盘报告",
        author=paper.organisation or run.place_name,
    )


def _story(paper: AfterAction) -> list[Any]:
    story = [*cover(paper)]
    for part in (
        overview(paper), objectives(paper), _timeline(paper), _curves(paper), decisions(paper), redlines(paper),
        [*observations(paper), *assessment(paper)], points(paper), improvements(paper), lessons(paper),
    ):  # fmt: skip
        story += [Gap(6 * mm), *part]
    if paper.against is not None:
        story += [PageBreak(), text("十一、与另一场对照", HEADING), *compared(paper.against)]
    return story


def _timeline(paper: AfterAction) -> list[Any]:
    heading = text("三、时间线", HEADING)
    return [KeepTogether([heading, timeline(paper.result, WIDTH)]), *made_up(paper.result)]


def _curves(paper: AfterAction) -> list[Any]:
    result = paper.result
    plots = curve_plots(result.scenario, [paper.pictures], WIDTH, result.result.redlines)
    return [KeepTogether([text("四、局面曲线", HEADING), *plots])] if plots else section("四、局面曲线", None)
