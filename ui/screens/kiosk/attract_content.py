"""What the wall of the hall shows between two visitors, without Qt."""

from __future__ import annotations

from dataclasses import dataclass

from edu.domain.hall.plan import Campaign, Notice
from ui.screens.kiosk.teasers import Teaser


@dataclass(frozen=True, slots=True, kw_only=True)
class AttractContent:
    """`hours` is '' where none are set; `visitors` None until they are counted; `tickets`: somebody holds one today."""

    hall: str
    teasers: tuple[Teaser, ...] = ()
    notices: tuple[Notice, ...] = ()
    campaign: Campaign | None = None
    hours: str = ""
    sessions: tuple[str, ...] = ()
    visitors: int | None = None
    tickets: bool = False

    @property
    def foot(self) -> str:
        """Hours, and the next session of the day."""
        return "　".join(part for part in (self.hours, *self.sessions[:1]) if part)

    @property
    def count(self) -> str:
        """Said from the tenth on: an empty hall invites nobody."""
        return f"今天已有 {self.visitors} 人次来过" if self.visitors and self.visitors >= 10 else ""


def notice_words(notice: Notice) -> str:
    """Under its words: who says so, and until when."""
    until = f"到{notice.last.month}月{notice.last.day}日"
    return f"{notice.issuer}　{until}" if notice.issuer else until
