"""The best and the worst course of one seed: every course where there are few, else a beam with play-outs.

A beam keeps the `beam` best states after each answer; a state is worth what it comes to when the rest is played by
`Best` (or by `Worst`, looking for the worst). So the run of the expert is among those compared, and a best course that
is better than the expert's shows that the outcome is normalised to something that is not the best known.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from edu.domain.drills.program import Program
from edu.domain.drills.runs import Log
from edu.domain.drills.scoring import WEIGHTS, Bounds, score
from edu.domain.drills.state import State
from edu.domain.drills.verify.options import Options
from edu.domain.drills.verify.policies import Best, Policy, Worst
from edu.domain.drills.verify.walk import Walk, begun, chosen, question, to_end, to_question


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`worth` in hundredths, see `worth`; `path` are the options chosen; `whole` where every course was played."""

    seed: int
    best: int
    best_path: tuple[tuple[str, str], ...]
    best_log: Log
    worst: int
    worst_path: tuple[tuple[str, str], ...]
    worst_log: Log
    expert: int
    whole: bool
    states: tuple[State, ...]
    """The last states of the best and the worst course."""


def worth(program: Program, state: State, bounds: Bounds) -> int:
    """The total, and beyond it what an outcome is better than the best known: a score is clipped there, a search
    must not be.
    """
    result = score(program, state, bounds)
    of = result.parts["outcome"][1]
    if result.cap is not None or not of:
        return result.total
    asked = sum(WEIGHTS[part] for part, (_, points) in result.parts.items() if points)
    more = 0
    for criterion in program.scenario.criteria:
        if criterion.kind != "outcome" or criterion.pending:
            continue
        idle, best = bounds.idle.get(criterion.id, 0), bounds.best.get(criterion.id, 0)
        above = max(0, program.outcomes[criterion.id](state.slots) - best)
        more += criterion.points * above // max(1, best - idle)
    return result.total + more * WEIGHTS["outcome"] * 10_000 // of // asked


def searched(program: Program, seed: int, bounds: Bounds, options: Options) -> Found:
    whole = math.prod(len(one.options) for one in program.scenario.decisions) <= options.leaves
    expert = worth(program, to_end(program, begun(program, seed), Best()).state, bounds)
    ends = {}
    for policy, sign in ((Best(), 1), (Worst(), -1)):
        value = _Value(program, bounds, sign)
        found = _all(program, seed, policy, value) if whole else _beam(program, seed, policy, value, options.beam)
        ends[sign] = max(found, key=lambda one: one[0])
    (best, high), (worst, low) = ends[1], ends[-1]
    return Found(
        seed=seed, best=best, best_path=high.path, best_log=high.log(seed), worst=-worst, worst_path=low.path,
        worst_log=low.log(seed), expert=expert, whole=whole, states=(high.state, low.state),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Value:
    """What an end is worth to a search: the greater the better, also where the worst is looked for (`sign` -1)."""

    program: Program
    bounds: Bounds
    sign: int

    def of(self, walk: Walk) -> int:
        return worth(self.program, walk.state, self.bounds) * self.sign


def _all(program: Program, seed: int, policy: Policy, value: _Value) -> Iterator[tuple[int, Walk]]:
    """The end of every course, first things first."""
    open_walks = [begun(program, seed)]
    while open_walks:
        walk = to_question(program, open_walks.pop(), policy)
        if not walk.asked:
            yield value.of(walk), walk
        else:
            open_walks += [chosen(program, walk, option) for option in question(program, walk)[1]]


def _beam(program: Program, seed: int, policy: Policy, value: _Value, width: int) -> Iterator[tuple[int, Walk]]:
    """The ends of all play-outs."""
    first = begun(program, seed)
    last = to_end(program, first, policy)
    frontier = [(value.of(last), first, last)]
    yield frontier[0][0], last
    while frontier:
        children: list[tuple[int, Walk, Walk]] = []
        for known, walk, end in frontier:
            asked = to_question(program, walk, policy)
            if not asked.asked:
                continue
            decision, offered = question(program, asked)
            for option in offered:
                child = chosen(program, asked, option)
                # the option that the policy takes anyway leads to the end that is known
                if option == policy.option(decision, offered):
                    children.append((known, child, end))
                    continue
                last = to_end(program, child, policy)
                children.append((value.of(last), child, last))
                yield children[-1][0], last
        frontier = sorted(children, key=lambda one: -one[0])[:width]
