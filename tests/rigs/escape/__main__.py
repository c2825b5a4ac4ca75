"""The whole list on this machine; exit 1 where an attempt was not held or a control did not fail, 2 without tools."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.rigs.escape.attempts import Attempt, everything
from tests.rigs.escape.attempts_system import killed
from tests.rigs.escape.running import BACK_S, LATE, OUT, Outcome, Rig, tiers
from tests.rigs.escape.table import page
from tests.rigs.escape.xserver import lacking

APT = (
    "sudo apt-get update && sudo apt-get install -y --no-install-recommends "
    "xvfb xdotool x11-xserver-utils openbox libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxkbcommon-x11-0 "
    "libxcb-shape0"
)


def run_tier(tier: str, attempts: list[Attempt], patience_s: float) -> tuple[list[Outcome], list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        rig = Rig(Path(folder), tier, patience_s)
        try:
            bare = rig.control_without_supervisor()
            rig.open()
            outcomes = rig.run(attempts)
            out = rig.control_staff_way()
        finally:
            rig.close()
    told = [
        f"{tier}: a kiosk that nobody watches, killed: the desktop {'was seen' if bare else 'was NOT seen'}",
        f"{tier}: the corner and the right PIN: {'seen as the way out' if out else 'NOT seen as the way out'}",
    ]
    return outcomes, told


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.rigs.escape", description=__doc__)
    parser.add_argument("--tier", choices=["session", "desktop"], help="one of the two (default: both)")
    parser.add_argument("--only", default="", metavar="WORD", help="attempts whose family or name has this word")
    parser.add_argument("--kills", type=int, default=0, metavar="N", help="only this: the kiosk killed so many times")
    parser.add_argument("--patience", type=float, default=BACK_S, metavar="S", help="seconds that a restart may take")
    parser.add_argument("--table", type=Path, metavar="DIR", help="write the outcomes there, a file a tier")
    options = parser.parse_args()
    missing = lacking()
    if missing:
        print(f"missing: {', '.join(missing)}; run:\n    {APT}", file=sys.stderr)
        return 2
    if "desktop" not in tiers() and options.tier != "session":
        print(f"openbox is missing, the desktop tier is left out; for both run:\n    {APT}", file=sys.stderr)
    attempts = [attempt for attempt in everything() if options.only in f"{attempt.family} {attempt.name}"]
    if options.kills:
        attempts = [killed(number + 1) for number in range(options.kills)]
    whole = True
    for tier in [options.tier] if options.tier else tiers():
        outcomes, controls = run_tier(tier, attempts, options.patience)
        if options.kills:
            worst, seen = (max(getattr(one, name) for one in outcomes) for name in ("seconds", "seen_s"))
            print(
                f"{tier}: {len(outcomes)} kills, back in {worst:.1f} s at the worst, the desktop seen for {seen:.2f} s"
            )
        text = page(tier, outcomes, controls, options.patience)
        if options.table:
            options.table.mkdir(parents=True, exist_ok=True)
            (options.table / f"{tier}.md").write_text(text, "utf-8")
        elif not options.kills:
            print(text)
        lost = [outcome for outcome in outcomes if outcome.verdict in (OUT, LATE)]
        whole = whole and not lost and not any("NOT" in line for line in controls)
    return int(not whole)


if __name__ == "__main__":
    sys.exit(main())
