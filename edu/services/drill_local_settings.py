"""What a place sets for itself in a drill: names, people, roads, times, phones. Saved only if the drill still holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.drills.overlay import Overlay, applied, overlay_findings
from edu.domain.drills.road_mentions import road_mentions
from edu.domain.drills.verify.fuzz import tried
from edu.domain.drills.verify.gates.places import unsuited
from edu.domain.errors import InvalidInput, PackError
from edu.domain.problems import Problem

if TYPE_CHECKING:
    from edu.domain.drills.findings import Finding
    from edu.domain.drills.scenario import Scenario
    from edu.services.ports.workshop import DrillFiles

SEEDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalDrill:
    """`problems` are of the file that lies there; it is then not used, and `overlay` is empty."""

    scenario: Scenario
    overlay: Overlay
    problems: tuple[Problem, ...]


class DrillLocalSettings:
    def __init__(self, files: DrillFiles) -> None:
        self._files = files

    def open(self, actor: Actor, id_: str) -> LocalDrill:
        require(actor, Permission.DRILLS_WRITE)
        scenario, problems = self._files.read(id_)
        if scenario is None or any(one.severity == "error" for one in problems):
            raise PackError("这个脚本还有问题，不能做本地设置。", "请先在脚本工坊里改好。", problems)
        overlay, wrong = self._files.overlay(scenario)
        return LocalDrill(scenario=scenario, overlay=overlay or Overlay(scenario=id_), problems=wrong)

    def findings(self, scenario: Scenario, overlay: Overlay) -> tuple[Finding, ...]:
        """Without playing: at once after each change."""
        return overlay_findings(scenario, overlay)

    def mentions(self, scenario: Scenario, overlay: Overlay) -> tuple[Finding, ...]:
        """Texts that still name a road which is not here. They keep nobody from saving."""
        return road_mentions(scenario, overlay)

    def prove(self, actor: Actor, scenario: Scenario, overlay: Overlay) -> tuple[Finding, ...]:
        """The drill is played as it would be here: every run ends, and the expert still does well.

        What can be told without playing is told instead.
        """
        require(actor, Permission.DRILLS_WRITE)
        found = self.findings(scenario, overlay)
        if found:
            return found
        here = tried("换成本地设置", "overlay", "", applied(scenario, overlay), range(1, SEEDS + 1))
        return tuple(unsuited(here))

    def save(self, actor: Actor, scenario: Scenario, overlay: Overlay) -> None:
        """InvalidInput with every problem where the settings do not fit; an overlay that sets nothing is taken away."""
        require(actor, Permission.DRILLS_WRITE)
        found = self.findings(scenario, overlay)
        if found:
            problems = tuple(Problem(code=one.code, message=one.sentence, remedy=one.remedy) for one in found)
            raise InvalidInput(f"这些设置用不了：{found[0].sentence}", found[0].remedy, problems)
        if overlay == Overlay(scenario=scenario.id):
            self._files.remove_overlay(scenario.id)
        else:
            self._files.write_overlay(overlay)
