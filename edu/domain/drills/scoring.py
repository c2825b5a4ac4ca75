"""What a run is worth, on the shape of HSEEP (objective → critical task → criterion).

Everything is read from the last state, because every act leaves its tick there; so a score needs no replay. Process,
outcome and information weigh 60, 25 and 15; a crossed red line caps the total; outcome lies between the idle and the
best known run of the same seed, so that a mild flood is no gift and a hard one no punishment. Evaluators' ratings and
overrides stand beside the automatic points and never delete them. Points and totals are hundredths.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from edu.domain.drills.layout import happened_slot
from edu.domain.drills.parts import FIRST_OPTION
from edu.domain.drills.program import Program
from edu.domain.drills.scenario import Criterion, Objective, Part
from edu.domain.drills.state import State

WEIGHTS: Mapping[Part, int] = {"process": 60, "outcome": 25, "information": 15}
Rating = Literal["P", "S", "M", "U"]
RATING_SHARE: Mapping[Rating, int] = {"P": 1000, "S": 750, "M": 400, "U": 0}
"""Performed without challenges, with some, with major ones, unable to (HSEEP); 优 良 中 差."""
RATING_WORDS: Mapping[Rating, str] = {"P": "优", "S": "良", "M": "中", "U": "差"}
RATING_FROM: Sequence[tuple[int, Rating]] = ((900, "P"), (700, "S"), (400, "M"), (0, "U"))
VERDICT_SHARE = {"good": 1000, "fair": 500, "bad": 0, "redline": 0}

Standing = Literal["earned", "partly", "missed", "not-asked", "pending", "unrated"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What `outcome` criteria measured in the idle and in the best known run of this seed, by criterion."""

    idle: Mapping[str, int]
    best: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Override:
    """An evaluator's points (hundredths) instead of the automatic ones; the reason stands in the vault.

    None: the automatic ones again.
    """

    criterion: str
    points: int | None


@dataclass(frozen=True, slots=True)
class Judged:
    """What evaluators gave: ratings by criterion or objective id (of several, their mean counts), and overrides."""

    ratings: Mapping[str, tuple[Rating, ...]] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionScore:
    """`automatic` and `earned` differ where an evaluator overrode. `tick` is when it was decided, -1 for never."""

    criterion: Criterion
    standing: Standing
    automatic: int
    earned: int
    of: int
    tick: int
    what: str
    """The decision, action, inject or form that decided it: what a point links to."""
    overridden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveScore:
    objective: Objective
    lines: tuple[CriterionScore, ...]
    earned: int
    of: int
    automatic: Rating | None
    """None where nothing of it was asked."""
    evaluators: tuple[Rating, ...]

    @property
    def share(self) -> int:
        """Permille, rounded down: ratings go by it."""
        return self.earned * 1000 // self.of if self.of else 0

    @property
    def shown(self) -> int:
        """Permille as people read it, rounded: 23 of 27 is 85.2%. Never up to a limit that the rating did not reach."""
        rounded = (2000 * self.earned + self.of) // (2 * self.of) if self.of else 0
        return self.share if any(self.share < limit <= rounded for limit, _rating in RATING_FROM) else rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """`total` is what counts: `before_cap`, held down by the lowest cap of the red lines crossed."""

    total: int
    before_cap: int
    cap: int | None
    parts: Mapping[Part, tuple[int, int]]
    """Points earned and possible."""
    objectives: tuple[ObjectiveScore, ...]
    redlines: tuple[tuple[str, int], ...]
    """Id and tick of each that was crossed."""

    @property
    def rating(self) -> Rating:
        return rating_of(self.total // 10)


def score(program: Program, state: State, bounds: Bounds, judged: Judged | None = None) -> Result:
    judged = judged or Judged()
    objectives = tuple(_objective(program, state, bounds, judged, one) for one in program.scenario.objectives)
    parts = _parts(line for objective in objectives for line in objective.lines)
    before = total_of(parts)
    crossed = tuple(
        (redline.id, state.slots[slot] - 1)
        for redline in program.scenario.redlines
        if state.slots[(slot := program.layout.slots["redline", redline.id])]
    )
    caps = {redline.id: redline.cap for redline in program.scenario.redlines}
    cap = min((caps[name] for name, _ in crossed), default=None)
    total = before if cap is None else min(before, cap)
    return Result(total=total, before_cap=before, cap=cap, parts=parts, objectives=objectives, redlines=crossed)


def outcomes(program: Program, state: State) -> dict[str, int]:
    """What the outcome criteria measure in a state, for bounds."""
    return {name: run(state.slots) for name, run in program.outcomes.items()}


def rating_of(share: int) -> Rating:
    return next(rating for lowest, rating in RATING_FROM if share >= lowest)


def time_credit(seconds: int, ok: int, late: int) -> int:
    """Permille: all until `ok`, then falling in a straight line to nothing at `late`."""
    if seconds <= ok:
        return 1000
    return max(0, (late - seconds) * 1000 // (late - ok)) if late > ok else 0


def _objective(program: Program, state: State, bounds: Bounds, judged: Judged, objective: Objective) -> ObjectiveScore:
    lines = tuple(_line(program, state, bounds, judged, criterion) for criterion in objective.criteria)
    earned, of = sum(line.earned for line in lines), sum(line.of for line in lines)
    return ObjectiveScore(
        objective=objective,
        lines=lines,
        earned=earned,
        of=of,
        automatic=rating_of(earned * 1000 // of) if of else None,
        evaluators=judged.ratings.get(objective.id, ()),
    )


def _line(program: Program, state: State, bounds: Bounds, judged: Judged, criterion: Criterion) -> CriterionScore:
    share, tick, what = _PENDING if criterion.pending else _MEASURES[criterion.kind](program, state, criterion, bounds)
    if criterion.kind == "observed" and not criterion.pending:
        given = judged.ratings.get(criterion.id, ())
        share = sum(RATING_SHARE[one] for one in given) // len(given) if given else None
    automatic = 0 if share is None else criterion.points * share // 1000
    override = next((one for one in reversed(judged.overrides) if one.criterion == criterion.id), None)
    instead = override.points if override is not None else None
    earned = automatic if instead is None else max(0, min(criterion.points, instead))
    counts = share is not None or instead is not None
    return CriterionScore(
        criterion=criterion,
        standing=_standing(criterion, share, tick),
        automatic=automatic,
        earned=earned if counts else 0,
        of=criterion.points if counts else 0,
        tick=tick,
        what=what,
        overridden=instead is not None,
    )


def _standing(criterion: Criterion, share: int | None, tick: int) -> Standing:
    if criterion.pending:
        return "pending"
    if share is None:
        return "unrated" if criterion.kind == "observed" else "not-asked"
    return "earned" if share >= 1000 else "partly" if share else "missed"


def _parts(lines: Iterable[CriterionScore]) -> dict[Part, tuple[int, int]]:
    found: dict[Part, tuple[int, int]] = dict.fromkeys(WEIGHTS, (0, 0))
    for line in lines:
        earned, of = found[line.criterion.part]
        found[line.criterion.part] = earned + line.earned, of + line.of
    return found


def total_of(parts: Mapping[Part, tuple[int, int]]) -> int:
    """Hundredths of 100. A part of which nothing was asked leaves its weight to the others."""
    asked = {part: WEIGHTS[part] for part, (_, of) in parts.items() if of}
    whole = sum(asked.values())
    if not whole:
        return 0
    return sum(parts[part][0] * weight * 10_000 // parts[part][1] for part, weight in asked.items()) // whole


# -- measures: (share permille or None where it was not asked, tick, what decided it) --

Measure = tuple[int | None, int, str]
_PENDING: Measure = (None, -1, "")


def _choice(program: Program, state: State, criterion: Criterion, bounds: Bounds) -> Measure:
    decision = program.decisions[program.decision_number[criterion.decision]]
    v = state.slots
    if not v[decision.opened]:
        return None, -1, criterion.decision
    if v[decision.state] < FIRST_OPTION:
        return 0, -1, criterion.decision
    option = decision.source.options[v[decision.state] - FIRST_OPTION]
    share = 0 if v[decision.lapsed] else VERDICT_SHARE[option.verdict]
    return share, v[decision.answered] - 1, criterion.decision


def _act_by(program: Program, state: State, criterion: Criterion, bounds: Bounds) -> Measure:
    name, _, option = criterion.act.partition(":")
    at = _done_at(program, state, name)
    if option and at >= 0:
        decision = program.decisions[program.decision_number[name]]
        if decision.source.options[state.slots[decision.state] - FIRST_OPTION].id != option:
            return 0, at, name
    return _by_time(program, at, criterion), at, name


def _done_at(program: Program, state: State, name: str) -> int:
    """The tick at which somebody did it, -1 for never: what time decided for want of an answer nobody did."""
    lapsed = program.layout.find("lapsed", name)
    slot = happened_slot(program.layout, name)
    return -1 if slot is None or (lapsed is not None and state.slots[lapsed]) else state.slots[slot] - 1


def _state_by(program: Program, state: State, criterion: Criterion, bounds: Bounds) -> Measure:
    at = state.slots[program.layout.slots["met", criterion.id]] - 1
    return _by_time(program, at, criterion), at, criterion.id


def _by_time(program: Program, tick: int, criterion: Criterion) -> int:
    return time_credit(tick * program.scenario.tick, criterion.ok, criterion.late) if tick >= 0 else 0


def _sequence(program: Program, state: State, criterion: Criterion, bounds: Bounds) -> Measure:
    """The share of neighbours that stand in the right order."""
    at = [_done_at(program, state, name) for name in criterion.order]
    pairs = list(itertools.pairwise(at))
    right = sum(0 <= first <= second for first, second in pairs)
    return right * 1000 // max(1, len(pairs)), max(at), criterion.order[-1]


def _report(program: Program, state: State, criterion: Criterion, bounds: Bounds) -> Measure:
    act = program.forms[criterion.form]
    at = state.slots[act.done] - 1
    if at < 0:
        return 0, -1, criterion.form
    form = next(one for one in program.scenario.forms if one.id == criterion.form)
    required = [place for place, one in enumerate(form.fields) if one.required]
    filled = sum(state.slots[act.count] >> place & 1 for place in required)
    return filled * _by_time(program, at, criterion) // max(1, len(required)), at, criterion.form


def _outcome(program: Program, state: State, criterion: Criterion, bounds: Bounds) -> Measure:
    idle, best = bounds.idle.get(criterion.id, 0), bounds.best.get(criterion.id, 0)
    value = program.outcomes[criterion.id](state.slots)
    if best <= idle:  # nothing could be won on this seed: who made it worse loses it, of the others it is not asked
        return None if value >= idle else 0, state.tick, criterion.id
    return max(0, min(1000, (value - idle) * 1000 // (best - idle))), state.tick, criterion.id


def _observed(program: Program, state: State, criterion: Criterion, bounds: Bounds) -> Measure:
    return None, -1, criterion.id


_MEASURES = {
    "choice": _choice,
    "act_by": _act_by,
    "state_by": _state_by,
    "sequence": _sequence,
    "report": _report,
    "outcome": _outcome,
    "observed": _observed,
}
