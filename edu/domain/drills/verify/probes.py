"""Every option of a decision tried in the same state, the rest played as well as can be: is it ever worth choosing?

The states are those in which the decision opens behind the best play and behind three tables of dice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from edu.domain.drills.program import Program
from edu.domain.drills.scoring import Bounds
from edu.domain.drills.verify.policies import Best, Policy, dice
from edu.domain.drills.verify.search import worth
from edu.domain.drills.verify.walk import begun, chosen, question, to_end, to_question


@dataclass(frozen=True, slots=True)
class Probe:
    """What each option that was on offer in one state comes to, in hundredths."""

    decision: str
    seed: int
    worth: Mapping[str, int]


def probed(program: Program, bounds: Mapping[int, Bounds], seeds: Sequence[int]) -> Iterator[Probe]:
    behind: tuple[Policy, ...] = (Best(), dice(0), dice(1), dice(3))
    for seed in seeds:
        for policy in behind:
            yield from _along(program, seed, bounds[seed], policy)


def _along(program: Program, seed: int, bounds: Bounds, policy: Policy) -> Iterator[Probe]:
    walk, best = begun(program, seed), Best()
    while (walk := to_question(program, walk, policy)).asked:
        decision, offered = question(program, walk)
        ends = {option: to_end(program, chosen(program, walk, option), best).state for option in offered}
        if len(offered) > 1:
            yield Probe(decision.source.id, seed, {one: worth(program, end, bounds) for one, end in ends.items()})
        walk = chosen(program, walk, policy.option(decision, offered))


@dataclass(frozen=True, slots=True)
class Dominated:
    option: str
    by: str


def dominated(probes: Sequence[Probe]) -> Iterator[Dominated]:
    """Options of one decision than which another was as good in every state, and better in one.

    The other must have been on offer wherever the option was.
    """
    options = dict.fromkeys(option for probe in probes for option in probe.worth)
    for option in options:
        where = [probe.worth for probe in probes if option in probe.worth]
        for other in options:
            if other == option or not all(other in worths for worths in where):
                continue
            more = [worths[other] - worths[option] for worths in where]
            if min(more) >= 0 and max(more) > 0:
                yield Dominated(option, other)
