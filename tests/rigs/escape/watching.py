"""The supervisor as `main.py kiosk --supervised` runs it, over the rig's kiosk."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from edu.commands.kiosk import command
from edu.system.clock import SystemClock
from edu.system.logs import log_to
from edu.system.paths import Paths
from edu.system.supervision.supervisor import Limits, Supervisor

if __name__ == "__main__":
    log_to(Paths(data=Path(sys.argv[1])).logs, "supervisor.log")
    limits = Limits(silence_ms=int(sys.argv[3]))
    sys.exit(Supervisor(json.loads(sys.argv[2]), command("kiosk-cover"), SystemClock(), limits).run())
