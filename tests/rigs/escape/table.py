"""The outcomes as the table that stands in docs/kiosk-escapes.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tests.rigs.escape.running import OUT, Outcome

HEAD = """# The escape list, tried

Written by `python -m tests.rigs.escape --table docs/kiosk-escapes.md`; what is behind each word stands in
`docs/kiosk.md`. **session**: the machine as `installer/kiosk.py` sets it up (no window manager). **desktop**: an
ordinary desktop (openbox) with another program open, held by the window and its supervisor alone.

- *held*: nothing of what lies behind was seen (thirty looks a second), the kiosk stands over every screen, has the
  keys, has started no program and opened no window.
- *held, taken back*: something else was seen for a moment, as long as the time says, and was put behind again. In a
  provisioned session there is no other program, and what lies bare is the ground in our own colour.
- *held here; the machine must hold it*: the kiosk stood, but the key is meant for the console, the kernel or systemd,
  which an X server without a console does not have; the last column names the line of the provisioning.
"""


def page(by_tier: Mapping[str, Sequence[Outcome]], controls: Sequence[str]) -> str:
    lines = [HEAD]
    for tier, outcomes in by_tier.items():
        counts = Counter(outcome.verdict for outcome in outcomes)
        told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items()))
        lines.append(f"**{tier}**: {len(outcomes)} attempts: {told or 'none'}.")
    lines += ["", "Controls, without which the rig would prove nothing:", "", *(f"- {line}" for line in controls), ""]
    tiers = list(by_tier)
    lines.append("| | attempt | " + " | ".join(tiers) + " | held by the machine |")
    lines.append("|---|---|" + "---|" * (len(tiers) + 1))
    found = {tier: {(o.attempt.family, o.attempt.name): o for o in outcomes} for tier, outcomes in by_tier.items()}
    seen: dict[tuple[str, str], Outcome] = {}
    for outcomes in by_tier.values():
        for outcome in outcomes:
            seen.setdefault((outcome.attempt.family, outcome.attempt.name), outcome)
    for key, outcome in seen.items():
        cells = [_cell(found[tier].get(key)) for tier in tiers]
        name = key[1].replace("|", "\\|")
        lines.append(f"| {key[0]} | {name} | " + " | ".join(cells) + f" | {outcome.attempt.below} |")
    return "\n".join(lines) + "\n"


def _cell(outcome: Outcome | None) -> str:
    if outcome is None:
        return "–"
    told = f"**{OUT}**: {outcome.why}" if outcome.verdict == OUT else outcome.verdict
    if outcome.attempt.restarts and outcome.verdict != OUT:
        told += f", back after {outcome.seconds:.1f} s"
    if outcome.seen_s and outcome.attempt.glimpse:
        told += f" ({outcome.seen_s:.1f} s)"
    return told
