"""How much of a total is the seed's doing.

Fixed policies q (tables of dice: the same choices on every seed, half about average, half random) are each played on
the same seeds s; T(q, s) is the total. Population variances, so that they add up exactly:

    luck = mean over q of Var over s of T(q, s)  ÷  Var over all (q, s) of T(q, s)

It is what the policy does not explain (1 − η² of the policy), with whatever policy and seed do together counted as
luck. 0 where all totals are equal.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence

from edu.domain.drills.program import Program
from edu.domain.drills.scoring import Bounds, score
from edu.domain.drills.verify.policies import dice
from edu.domain.drills.verify.walk import begun, to_end


def luck_totals(program: Program, bounds: Mapping[int, Bounds], seeds: Sequence[int], policies: int) -> list[list[int]]:
    """T: one row a policy, one column a seed."""
    return [
        [
            score(program, to_end(program, begun(program, seed), dice(number)).state, bounds[seed]).total
            for seed in seeds
        ]
        for number in range(policies)
    ]


def luck_share(totals: Sequence[Sequence[int]]) -> float:
    whole = statistics.pvariance([total for row in totals for total in row])
    return statistics.fmean(statistics.pvariance(row) for row in totals) / whole if whole else 0.0
