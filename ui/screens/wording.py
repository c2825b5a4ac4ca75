"""Numbers of the ledger as people read them: marks, 学时, minutes, days. No Qt."""

from __future__ import annotations

from edu.system.clock import civil_text


def marks_text(hundredths: int) -> str:
    """9650 → 96.5"""
    return f"{hundredths / 100:g}"


def tenths_text(tenths: int) -> str:
    """125 → 12.5"""
    return f"{tenths / 10:g}"


def minutes_text(ms: int) -> str:
    """Time used, rounded up to whole minutes: nobody sat for 0 minutes."""
    return f"{max(1, -(-ms // 60_000))} 分钟"


def span_text(first_ms: int, last_ms: int) -> str:
    """2026-11-22 09:00 至 11:00; with both days where they differ."""
    first, last = civil_text(first_ms), civil_text(last_ms)
    return f"{first} 至 {last[11:] if first[:10] == last[:10] else last}"


def listed(numbers: list[int] | tuple[int, ...], most: int = 12) -> str:
    """3、7、8 题; an ellipsis where there are more."""
    shown = "、".join(map(str, numbers[:most]))
    return f"{shown} … 题" if len(numbers) > most else f"{shown} 题"
