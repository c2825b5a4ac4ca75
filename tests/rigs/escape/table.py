"""The outcomes as the tables that stand in docs/kiosk-escapes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence

from tests.rigs.escape.running import OUT, Outcome

TIERS = {
    "session": "the machine as `installer/kiosk.py` sets it up: no window manager, no other program",
    "desktop": "an ordinary desktop (openbox) with another program open, held by the window and its supervisor alone",
}
HEAD = """Written by `python -m tests.rigs.escape --table docs/kiosk-escapes`; see `docs/kiosk.md`.

- *held*: nothing of what lies behind was seen (thirty looks a second), the kiosk stands over every screen, has the
  keys, has started no program and opened no window.
- *held, taken back*: something else was seen for a moment, as long as the time says and for two seconds at most, and
  was put behind again. In a provisioned session there is no other program, and what lies bare is the ground in our
  own colour.
- *held here; the machine must hold it*: the kiosk stood, but the key is meant for the console, the kernel or systemd,
  which an X server without a console does not have; the last column names the line of the provisioning.
- *back LATE*: nothing was seen but the cover, yet the kiosk took longer to come back than it should.
"""


def page(tier: str, outcomes: Sequence[Outcome], controls: Sequence[str], patience_s: float) -> str:
    counts = Counter(outcome.verdict for outcome in outcomes)
    told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items()))
    lines = [f"# The escape list, tried: {tier}", "", f"{TIERS[tier].capitalize()}.", "", HEAD]
    lines += [f"{len(outcomes)} attempts: {told or 'none'}. Late is more than {patience_s:g} s.", ""]
    lines += [f"{os.cpu_count()} cores, at the end {os.getloadavg()[1]:.1f} processes at work on them.", ""]
    lines += ["Controls, without which the rig would prove nothing:", "", *(f"- {line}" for line in controls), ""]
    lines += ["| | attempt | outcome | held by the machine |", "|---|---|---|---|"]
    for outcome in outcomes:
        attempt = outcome.attempt
        lines.append(f"| {attempt.family} | {attempt.name} | {_cell(outcome)} | {attempt.below} |")
    return "\n".join(lines) + "\n"


def _cell(outcome: Outcome) -> str:
    told = f"**{OUT}**: {outcome.why}" if outcome.verdict == OUT else outcome.verdict
    if outcome.attempt.restarts and outcome.verdict != OUT:
        told += f", back after {outcome.seconds:.1f} s"
    if outcome.seen_s and outcome.attempt.glimpse:
        told += f" ({outcome.seen_s:.1f} s)"
    return told
