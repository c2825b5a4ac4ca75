"""One question to the engine, and the answers that all sorts of duty share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from edu.domain.obligations.rules import Rule
from edu.domain.obligations.status import State, Status, Value, Why
from edu.domain.obligations.subjects import Evidence, SubjectFacts
from edu.domain.obligations.windows import Span


class Case(NamedTuple):
    """`items` is the evidence that counts at all by the day; `anchor` the day that a duty of once hangs on."""

    rule: Rule
    facts: SubjectFacts
    items: list[Evidence]
    on: date
    anchor: date | None

    @property
    def exists_since(self) -> date:
        """The day on which both the post and the rule existed."""
        begun = self.facts.post_from
        return self.rule.valid_from if begun is None else max(begun, self.rule.valid_from)


class Tally(NamedTuple):
    """What was reached so far, by which evidence, in which window."""

    done: int
    needed: int
    counted: Sequence[Evidence]
    first: date | None
    last: date | None


def answer(case: Case, state: State, code: str, tally: Tally, **values: Value) -> Status:
    last = tally.last
    return Status(
        case.rule,
        case.facts.id,
        case.facts.post_id,
        state,
        Why(code, values),
        tally.done,
        tally.needed,
        tally.first,
        last,
        (last - case.on).days if last is not None and last >= case.on else None,
        tuple([item.id for item in tally.counted]),
        _taught(tally.counted) if case.rule.kind == "hours" else 0,
    )


def _taught(counted: Sequence[Evidence]) -> int:
    return sum([item.minutes for item in counted if not item.online])


def still_open(case: Case, tally: Tally, last: date) -> Status:
    """Not fulfilled but in time: `due_soon` in the last days, `due` before."""
    close = (last - case.on).days <= case.rule.due_soon_days
    return answer(case, "due_soon" if close else "due", "open", tally)


def held_against(case: Case, span: Span) -> bool:
    """May a completed period count as missed? See the engine's docstring for the rule."""
    first = max(case.exists_since, span.first)
    known = case.facts.records_from
    if known is not None and known > first:
        return False
    existed = (span.last - first).days + 1
    return existed * 2 >= span.days
