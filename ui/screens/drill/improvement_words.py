"""How an improvement stands, in words. No Qt."""

from __future__ import annotations

from datetime import date
from typing import Literal

from edu.domain.drills.run_views import Improvement


def who_and_when(one: Improvement) -> str:
    due = f" · {one.due} 前" if one.due else ""
    return f"{one.owner or '还没有定负责人'}{due}{' · ' + one.how if one.how else ''}"


def follow_chip(one: Improvement, today: date) -> tuple[Literal["met", "overdue", "running"], str]:
    if one.closed:
        return "met", "已关闭"
    return ("overdue", "逾期") if one.late(today) else ("running", "跟进中")
