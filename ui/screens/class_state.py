"""Where a class stands on a day, in the same word for trainer and manager. No Qt."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from edu.domain.classes import ClassLine

if TYPE_CHECKING:
    from ui.widgets.chip import Status


def state_of(line: ClassLine, today: date) -> tuple[Status, str]:
    """已结业, 待结业 (its last day has passed), 进行中, 未开始."""
    record, day = line.record, today.isoformat()
    if record.is_closed:
        return "met", "已结业"
    if record.ends < day:
        return "due", "待结业"
    return ("running", "进行中") if record.starts <= day else ("none", "未开始")
