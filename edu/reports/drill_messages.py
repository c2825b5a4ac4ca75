"""What the trainer told the seats in their own words: below the time line, so that its open circles can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from edu.domain.drills.debrief_words import addressed
from edu.domain.drills.run_shown import clock_text
from edu.reports.drill_pages import WIDTH
from edu.reports.page_styles import BODY
from edu.reports.tables import Columns, grid, text

if TYPE_CHECKING:
    from edu.domain.drills.run_views import RunResult

_MADE_UP: Columns = (("时间", 34), ("来自", 0.2), ("发给", 0.25), ("内容", 0.55), ("依据事件", 64))


def made_up(result: RunResult) -> list[Any]:
    """Nothing where there was none."""
    rows = [
        (
            clock_text(result.scenario, one.tick),
            one.head,
            addressed(result.scenario, one),
            one.text or "—",
            one.event,
        )
        for one in result.messages
    ]
    if not rows:
        return []
    said = f"培训员临时加注 {len(rows)} 条，不是脚本里的消息，不影响局面和得分："
    return [Spacer(1, 3 * mm), text(said, BODY), Spacer(1, 1 * mm), grid(_MADE_UP, rows, WIDTH)]
