"""The manager's own part of the hall's plan: `<data>/hall.json`, replaced whole at every change."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import msgspec

from edu.domain.errors import BadFile
from edu.domain.hall.plan import HallPlan, plan_faults
from edu.system.files import replace_file

_REMEDY = "请在“管理”的“体验馆”里重新设置，或移走 {name}。"


class OwnHall:
    """Implements ports.hall_machine.PlanFile."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> HallPlan:
        remedy = _REMEDY.format(name=self._path.name)
        try:
            plan = msgspec.json.decode(self._path.read_bytes(), type=HallPlan)
        except FileNotFoundError:
            return HallPlan()
        except (OSError, msgspec.DecodeError, UnicodeDecodeError) as exc:
            raise BadFile("体验馆的安排读不出来。", remedy) from exc
        if plan_faults(plan):
            raise BadFile("体验馆的安排里有一项的值不对。", remedy)
        return plan

    def write(self, plan: HallPlan) -> None:
        replace_file(self._path, msgspec.json.format(msgspec.json.encode(asdict(plan)), indent=1))
