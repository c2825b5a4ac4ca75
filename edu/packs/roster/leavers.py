"""People of whom a note or the name of their sheet says that they have left, and no date says when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from edu.domain.problems import Problem
from edu.domain.roster import RosterRow

_LEFT = re.compile(r"(?<![未非])(?:离职|离岗|离任|退休|调离|调出|辞职|免职|解聘|去世|已故|病故)")
_STAYS = re.compile(r"返聘|留用")
_REMEDY = "已经离开的，请在“离岗日期”或“到期日期”列写上最后一天，或者从名册里删去，再导入；仍在岗的，可以不改"


def left_by_note(row: RosterRow, today: date) -> Problem | None:
    if not _says(row.note) or not _in_post(row, today):
        return None
    message = f"备注写着“{row.note[:20]}”，但没有写离岗日期，仍按在岗登记"
    return Problem(code="left_by_note", severity="warning", column="note", message=message, remedy=_REMEDY)


def left_by_sheet(sheet: str, rows: Iterable[RosterRow], today: date) -> Problem | None:
    """One for the whole sheet."""
    staying = sum(_in_post(row, today) for row in rows) if _says(sheet) else 0
    if not staying:
        return None
    message = f"工作表叫“{sheet}”，其中 {staying} 行没有写离岗日期，仍按在岗登记"
    return Problem(code="left_by_sheet", severity="warning", message=message, remedy=_REMEDY)


def _says(text: str) -> bool:
    return _LEFT.search(text) is not None and not _STAYS.search(text)


def _in_post(row: RosterRow, today: date) -> bool:
    return any(post.end is None or post.end > today for post in row.posts)
