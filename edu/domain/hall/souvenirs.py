"""What a visitor takes home: the one rule with its source, as plain text that a phone shows without any network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

MOST_BYTES = 330
"""UTF-8 bytes of a code: at level M it stays under 70 modules, which a cheap phone reads from a screen."""
_ENDS = "。！？；"


@dataclass(frozen=True, slots=True, kw_only=True)
class Souvenir:
    """`won` of `asked` is printed where something was asked; the visitor's name is not in it."""

    title: str
    rule: str
    source: str
    hall: str
    day: date
    asked: int = 0
    correct: int = 0
    picture: Path | None = None


def code_text(souvenir: Souvenir) -> str:
    """Rule, source and hall in so many bytes: what is too long loses whole sentences from its end, never its source."""
    head = f"应知应会·{souvenir.title}\n"
    source = f"\n依据：{souvenir.source}" if souvenir.source else ""
    foot = f"\n{souvenir.day.isoformat()} {souvenir.hall}".rstrip()
    for tail in (source + foot, source, foot, ""):
        room = MOST_BYTES - _bytes(head) - _bytes(tail)
        rule = shortened(souvenir.rule, room)
        if rule:
            return head + rule + tail
    return cut(head, MOST_BYTES)


def shortened(text: str, room: int) -> str:
    """As many whole sentences as have room; of a first one that is too long, its beginning; '' where nothing fits."""
    if _bytes(text) <= room:
        return text
    kept = ""
    for sentence in _sentences(text):
        if _bytes(kept + sentence) > room:
            break
        kept += sentence
    if kept or room < _bytes(text) // 3:
        return kept
    return cut(text, room - _bytes("…")) + "…"


def cut(text: str, room: int) -> str:
    return text.encode()[: max(0, room)].decode(errors="ignore")


def _sentences(text: str) -> list[str]:
    found, start = [], 0
    for at, sign in enumerate(text):
        if sign in _ENDS:
            found.append(text[start : at + 1])
            start = at + 1
    return [*found, text[start:]] if text[start:] else found


def _bytes(text: str) -> int:
    return len(text.encode())
