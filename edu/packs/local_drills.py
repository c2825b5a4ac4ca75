"""What this place has set for itself for its drills: `<folder>/<drill>/local.yaml`, laid over the shipped scenario."""

from __future__ import annotations

from pathlib import Path

from edu.domain.drills.overlay import Overlay, applied, overlay_digest
from edu.domain.drills.scenario import Scenario
from edu.domain.errors import PackError


class LocalDrills:
    """`folder` lies in the user's data; most drills have nothing there and are played as they are shipped."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def laid_over(self, scenario: Scenario) -> tuple[Scenario, str]:
        """PackError with every problem where the settings do not fit the scenario: never half of them."""
        overlay = self.overlay(scenario)
        return (scenario, "") if overlay is None else (applied(scenario, overlay), overlay_digest(overlay))

    def overlay(self, scenario: Scenario) -> Overlay | None:
        """With the phones that stand on role cards; None where the place has set nothing."""
        path = self._folder / scenario.id / "local.yaml"
        if not path.is_file():
            return None
        from edu.packs.drill_overlay import read_overlay

        reading = read_overlay(path, scenario)
        if reading.value is None:
            message = f"推演“{scenario.title}”的本地设置有问题，不能使用。"
            raise PackError(message, "请在脚本工坊的“本地设置”里重新填写并保存。", reading.problems)
        return reading.value
