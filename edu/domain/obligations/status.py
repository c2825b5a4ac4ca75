"""How a subject stands with a rule on a day, and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

from edu.domain.obligations.rules import Rule

State = Literal["met", "due_soon", "due", "overdue", "not_applicable", "unverified"]
Value = str | int | date

#: Worse is larger; the two states that judge nothing stand below all others.
RANK: dict[State, int] = {"not_applicable": -2, "unverified": -1, "met": 0, "due": 1, "due_soon": 2, "overdue": 3}


class Why(NamedTuple):
    """A stable code with its values; `sentences.explain` turns it into Chinese."""

    code: str
    values: Mapping[str, Value] = MappingProxyType({})


class Status(NamedTuple):
    """The answer. `done` and `needed` share a unit: credited minutes, events, or heads.

    `offline` is what of `done` was taught in a classroom; 0 where the duty is not one of hours.

    The window is the one to act in now, even when an earlier one was missed (`why` names that one).
    `days_left` is 0 on the last day and None where there is no deadline or it has passed.
    """

    rule: Rule
    subject_id: str
    post_id: str
    state: State
    why: Why
    done: int = 0
    needed: int = 0
    window_from: date | None = None
    window_to: date | None = None
    days_left: int | None = None
    counted: tuple[str, ...] = ()
    offline: int = 0

    @property
    def rule_id(self) -> str:
        return self.rule.id

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.done)

    @property
    def offline_short(self) -> bool:
        """Of a duty of hours: is so much online that the classroom's part falls short even if all the rest is offline?

        AQ 8011-2023 4.4.4 asks a share of the outline's theory hours and binds training bodies; for all others it is
        a measure to go by. So it is told beside the state and does not change it.
        """
        if self.rule.kind != "hours" or not self.done:
            return False
        return self.offline + self.missing < self.rule.credit.offline_needed(self.needed)
