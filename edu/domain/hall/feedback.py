"""知晓率 and 满意度: two questions at the end of a visit, each one touch, each to be passed over.

Both are the visitor's own word. What was really learned is measured by the questions around a game, not here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Topic = Literal["known", "pleased"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """`levels` from the lowest, numbered from 1 (0: not answered); from `good` on an answer counts for the rate."""

    topic: Topic
    asked: str
    levels: tuple[str, ...]
    good: int
    rate: str


KNOWN = Scale(
    topic="known", asked="今天讲的安全知识，现在清楚了吗？",
    levels=("不清楚", "清楚一点", "大部分清楚", "都清楚了"), good=3, rate="知晓率",
)  # fmt: skip
PLEASED = Scale(
    topic="pleased", asked="今天来这里，满意吗？",
    levels=("很不满意", "不满意", "一般", "满意", "很满意"), good=4, rate="满意度",
)  # fmt: skip
SCALES: dict[Topic, Scale] = {KNOWN.topic: KNOWN, PLEASED.topic: PLEASED}


def definition(scale: Scale) -> str:
    """What the rate is, in one sentence."""
    good = "”和“".join(scale.levels[scale.good - 1 :])
    return f"离开前自愿作答“{scale.asked}”：答“{good}”的 ÷ 作答的；跳过的不计。"
