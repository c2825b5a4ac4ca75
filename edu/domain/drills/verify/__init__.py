"""The proof of a scenario: gates V1–V15, each a rule with a name, over evidence that is gathered once. Pure.

verdict      verify(scenario, options) -> Report: compile, gather, ask every gate
options      how much is played: the whole proof, or a quick one while somebody writes
walk         a run that can be taken up from any state and led by a policy: what searches and probes are made of
policies     how a walk decides: the best, the worst, or by a fixed table of dice
ladder       runs of every bot over the seeds, and what they are worth
hits         which options were chosen, which injects came, which actions and forms were done
search       the best and the worst course of one seed
probes       every option of a decision tried in the same state
luck         how much of a total is the seed's doing
clockwork    timeouts, pauses, forks and freezes tried on a run, and replays
fuzz         the scenario under other people, roads and shelters
evidence     all of these together, for the gates
gates        which gate asks what: shape V1, names V2, reach V3–V5, choices V6, standing V7–V9, clock V10–V11,
             places V14
"""

from edu.domain.drills.verify.options import QUICK, WHOLE, Options
from edu.domain.drills.verify.verdict import Report, verify

__all__ = ["QUICK", "WHOLE", "Options", "Report", "verify"]
