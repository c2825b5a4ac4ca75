"""What goes on the papers of a drill: the after-action report (复盘报告) and the cards that lie at the seats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from edu.domain.drill_records import DrillRecord
from edu.domain.drills.pictures import Picture
from edu.domain.drills.run_views import Comparison, RunResult
from edu.domain.drills.scenario import Role, Scenario

MARK = "演练"
"""Stands on every page and card: nobody may take one for the real thing."""
_LETTERS = "ABCDEFGH"
_FEWEST_LETTERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterAction:
    """A run as its report tells it. `evidence` is the drill on file that it counts as, None without one."""

    result: RunResult
    pictures: tuple[Picture, ...]
    """One a tick."""
    evidence: DrillRecord | None
    cites: Mapping[str, str]
    """Citation → its words in a Chinese text."""
    organisation: str
    made_ms: int
    against: Comparison | None = None

    def cite(self, name: str) -> str:
        return self.cites.get(name, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCard:
    """What one seat is handed; `may` are actions and reports, not the questions that will be put."""

    title: str
    brief: str
    sees: tuple[str, ...]
    """Places whose figures the seat may see, empty for all."""
    may: tuple[str, ...]
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSheet:
    """All cards of one scenario. `phones` are (seat, number) of this place, printed and never dialled."""

    title: str
    situation: str
    starts: str
    cards: tuple[RoleCard, ...]
    letters: str
    phones: tuple[tuple[str, str], ...] = field(default=(), repr=False)


def cites_of(result: RunResult) -> frozenset[str]:
    """Every citation that a report of this run may print."""
    return frozenset(_cites(result))


def _cites(result: RunResult) -> Iterator[str]:
    scenario = result.scenario
    for line in result.lines:
        yield from line.cites
    for decision in scenario.decisions:
        for option in decision.options:
            yield from option.cites
    for redline in scenario.redlines:
        yield from redline.cites
    yield from scenario.debrief.cites


def card_sheet(scenario: Scenario, phones: Mapping[str, str]) -> CardSheet:
    most = max((len(decision.options) for decision in scenario.decisions), default=0)
    return CardSheet(
        title=scenario.title,
        situation=scenario.situation,
        starts=scenario.starts,
        cards=tuple(_card(scenario, role) for role in scenario.roles),
        letters=_LETTERS[: max(_FEWEST_LETTERS, most)],
        phones=tuple((role.title, phones[role.id]) for role in scenario.roles if phones.get(role.id)),
    )


def _card(scenario: Scenario, role: Role) -> RoleCard:
    zones = {zone.id: zone.title for zone in scenario.zones}
    acts = [action.title for action in scenario.actions if action.role == role.id]
    reports = [f"报送{form.title}" for form in scenario.forms if form.role == role.id]
    return RoleCard(
        title=role.title,
        brief=role.brief,
        sees=tuple(zones.get(zone, zone) for zone in role.sees),
        may=(*acts, *reports),
        required=role.required,
    )
