"""The things that can be wrong, and the rule that each belongs to."""

from __future__ import annotations

KINDS: dict[str, str] = {
    # thing -> its card; the words of both are in content/games/spot.yaml
    "exit-locked": "exit",
    "exit-blocked": "exit",
    "stairs-goods": "passage",
    "fire-lane": "fire-lane",
    "bars": "bars",
    "fire-door": "fire-door",
    "fire-shutter": "fire-door",
    "bottle-hidden": "fire-gear",
    "hydrant-hidden": "fire-gear",
    "bed-beside-danger": "live-apart",
    "site-dorm": "site-dorm",
    "bike-stairs": "bike",
    "bike-wire": "bike",
    "battery-indoors": "bike",
    "smoking": "no-flame",
    "hot-work": "hot-work",
    "wire-mess": "wiring",
    "socket-chain": "wiring",
    "hose-wall": "gas-hose",
    "hose-long": "gas-hose",
    "gas-alarm": "gas-alarm",
    "space-test": "space-test",
    "space-guard": "space-guard",
    "space-rescue": "space-guard",
    "space-oxygen": "space-oxygen",
    "space-sign": "space-sign",
    "space-permit": "space-sign",
    "guard-off": "machine-guard",
    "no-helmet": "ppe",
    "no-mask": "ppe",
    "edge-open": "edge",
    "food-beside-pesticide": "pesticide",
    "pesticide-split": "pesticide",
    "grain-road": "road",
    "tractor-people": "road",
    "moto-helmet": "moto-helmet",
    "bus-over": "bus",
    "lift-overdue": "lift",
}
"""Can be wrong or in order."""

DECOYS: tuple[str, ...] = (
    "old-bottle", "panel-locked", "pan-lid", "window-open", "hydrant-box", "cordon", "generator", "rack", "exit-sign",
    "bin-sand", "handrail", "cone",
)  # fmt: skip
"""Always in order, however they look."""

CARDS: tuple[str, ...] = (
    "space-guard", "space-test", "space-oxygen", "exit", "live-apart", "no-flame", "hot-work", "bike", "bars",
    "passage", "edge", "gas-hose", "gas-alarm", "space-sign", "site-dorm", "pesticide", "bus", "road", "moto-helmet",
    "machine-guard", "ppe", "lift", "wiring", "fire-door", "fire-gear", "fire-lane", "look-twice",
)  # fmt: skip
"""Rules that can be passed over, the gravest first; content/games/spot.yaml has their words."""

FIXES = 3
"""Ways to mend it that are offered; in the pack the right one stands first, on the glass they are shuffled."""
