"""Figures in words: the engine counts in permille, people read percent."""

from __future__ import annotations

PERMILLE = "‰"


def percent_text(permille: int) -> str:
    """On paper: one decimal."""
    return f"{permille / 10:.1f}%"


def amount(value: int, unit: str) -> str:
    """On a screen, at a glance: whole percent."""
    return f"{(value + 5) // 10}%" if unit == PERMILLE else f"{value} {unit}".strip()


def exact_amount(value: int, unit: str) -> str:
    return percent_text(value) if unit == PERMILLE else f"{value} {unit}".strip()


def unit_word(unit: str) -> str:
    return "%" if unit == PERMILLE else unit
