"""Settings with which a model of each kind begins in a scenario: they hold, and show what may be written."""

from __future__ import annotations

from collections.abc import Mapping

from edu.domain.drills.scenario import Scenario

_GRID = 12
"""Rows and columns of the first forest: mixed wood all over."""


def model_settings(kind: str, scenario: Scenario) -> Mapping[str, object]:
    return {"rain": _rain, "plume": _plume, "spread": _spread, "wildfire": _wildfire}[kind](scenario)


def _rain(_scenario: Scenario) -> Mapping[str, object]:
    return {"series": ((0, 5), (60, 40)), "curve": ((0, 30), (60, 320)), "soil": 30}


def _plume(scenario: Scenario) -> Mapping[str, object]:
    """Zones round the source, by eighths of the circle."""
    names = [zone.id for zone in scenario.zones] or ["zone-1"]
    zones = tuple({"id": name, "bearing": at % 8, "near": 1 + at // 8 % 4} for at, name in enumerate(names))
    return {"zones": zones, "rate": 500, "wind": 4, "speed": 3, "heavy": 0}


def _spread(_scenario: Scenario) -> Mapping[str, object]:
    rooms = ({"id": "room", "vent": 20}, {"id": "stair", "vent": 40})
    return {
        "rooms": rooms, "doors": ({"id": "door", "from": "room", "to": "stair", "open": 1},), "source": "room",
        "full": 300, "gives": 600,
    }  # fmt: skip


def _wildfire(_scenario: Scenario) -> Mapping[str, object]:
    return {"fuel": ("6" * _GRID,) * _GRID, "start": ((_GRID // 2, _GRID // 2),), "wind": 4, "force": 3}
