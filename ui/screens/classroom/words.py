"""Times, hours and people as a trainer says them. No Qt."""

from __future__ import annotations

from datetime import date

from edu.domain.classes import ClassRecord, Meeting
from edu.system.clock import civil_date, civil_text

_WEEKDAYS = "一二三四五六日"


def hours_text(minutes: int, unit_minutes: int) -> str:
    """90 → 2 学时（90 分钟）, where a taught 学时 has 45 minutes."""
    return f"{minutes / unit_minutes:.1f}".rstrip("0").rstrip(".") + f" 学时（{minutes} 分钟）"


def day_text(iso: str, today: date) -> str:
    """2026-11-22 → 今天 / 11月22日 周日"""
    day = date.fromisoformat(iso)
    near = {0: "今天", 1: "明天", -1: "昨天"}.get((day - today).days)
    if near:
        return near
    year = f"{day.year}年" if day.year != today.year else ""
    return f"{year}{day.month}月{day.day}日 周{_WEEKDAYS[day.weekday()]}"


def span_text(record: ClassRecord, today: date) -> str:
    if record.starts == record.ends:
        return day_text(record.starts, today)
    return f"{day_text(record.starts, today)} 至 {day_text(record.ends, today)}"


def clock_of(ms: int) -> str:
    """09:00"""
    return civil_text(ms)[11:]


def meeting_time(meeting: Meeting, today: date) -> str:
    day = day_text(civil_date(meeting.starts_ms).isoformat(), today)
    return f"{day} {clock_of(meeting.starts_ms)}–{clock_of(meeting.ends_ms)}"
