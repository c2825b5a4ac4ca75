"""Parties that staff receive in the hall (团体): booked ahead or entered afterwards, with heads and no names."""

from __future__ import annotations

from dataclasses import dataclass

SORTS = {
    "school": "学校", "enterprise": "企业", "village": "村（社区）", "office": "机关单位", "family": "家庭亲子",
    "other": "其他",
}  # fmt: skip
MOST_HEADS = 2000
LONGEST_MINUTES = 720
DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupBooking:
    """`day` is ISO; `begins` counts the minutes of that day; `name` is in somebody's own words."""

    name: str
    sort: str
    day: str
    begins: int
    minutes: int
    people: int
    hall: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HallGroup:
    id: str
    hall: str
    name: str
    sort: str
    day: str
    begins: int
    minutes: int
    people: int
    cancelled: bool

    def spans(self, minute: int) -> bool:
        return self.begins <= minute < self.begins + self.minutes

    def state(self, day: str, minute: int) -> str:
        """已取消, 已预约, 接待中 or 已接待, as seen on that day at that minute."""
        if self.cancelled:
            return "已取消"
        if (self.day, self.begins) > (day, minute):
            return "已预约"
        return "接待中" if self.day == day and self.spans(minute) else "已接待"


def clock_text(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
