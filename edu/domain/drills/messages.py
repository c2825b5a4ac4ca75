"""Messages that the trainer makes up while a drill is played (加注, HSEEP: ad hoc injects).

They are words to people: no input of the engine, so they move nothing in the world and no point depends on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edu.domain.drills.state import News
from edu.domain.errors import InvalidInput
from edu.domain.text import visible

LONGEST_MESSAGE = 200
"""汉字: what a phone and the room's screen show whole."""
LONGEST_SENDER = 20
NOBODY = "临时消息"
"""Stands where a message says of nobody that it comes from them."""


EVERYBODY = "所有席位"
SHOWN = "（投影显示）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """`role` '' is every seat. `after` counts the run's news before it: its place among them, also when replayed."""

    number: int
    tick: int
    after: int
    role: str
    public: bool
    """Shown on the projector too."""
    sender: str
    text: str
    event: str
    time_ms: int

    @property
    def head(self) -> str:
        return self.sender or NOBODY

    @property
    def said(self) -> str:
        return f"{self.head}：{self.text}"

    def reaches(self, role: str) -> bool:
        """`role` '' is who has no seat and hears what goes to everybody."""
        return not self.role or self.role == role


def message_words(text: str, sender: str) -> tuple[str, str]:
    """As they are kept, each in one line. InvalidInput says what does not do."""
    words, who = _one_line(text), _one_line(sender)
    if not words:
        raise InvalidInput("请写下消息内容。")
    if len(words) > LONGEST_MESSAGE:
        raise InvalidInput(
            f"消息太长：现在 {len(words)} 个字，最多 {LONGEST_MESSAGE} 个字。", "请只写要点，或分成几条发。"
        )
    if len(who) > LONGEST_SENDER:
        raise InvalidInput(f"“来自”太长，最多 {LONGEST_SENDER} 个字。")
    return words, who


def in_order(news: Sequence[News], messages: Sequence[Message]) -> Iterator[News | Message]:
    """As the room lived it. What comes later only ever stands at the end."""
    waiting = sorted(messages, key=lambda one: one.after)
    for at, one in enumerate(news):
        while waiting and waiting[0].after <= at:
            yield waiting.pop(0)
        yield one
    yield from waiting


def _one_line(text: str) -> str:
    whole = text.encode("utf-8", "ignore").decode()  # half a character, as a broken keyboard sends it, is none
    return " ".join(visible(whole).split())
