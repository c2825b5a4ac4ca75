"""Writes `local.yaml` as drill_overlay reads it; what a place leaves as it is does not stand in the file."""

from __future__ import annotations

from pathlib import Path

from edu.domain.drills.overlay import Overlay
from edu.packs.drill_raw import given, span
from edu.packs.upgrades import CURRENT
from edu.packs.yaml_text import yaml_text
from edu.system.files import replace_file


def write_overlay(overlay: Overlay, path: Path) -> None:
    """The old file stays whole until the new one is on the disk."""
    replace_file(path, overlay_text(overlay).encode("utf-8"))


def overlay_text(overlay: Overlay) -> str:
    return yaml_text(
        given(
            schema=CURRENT["overlay"],
            scenario=overlay.scenario,
            titles=dict(overlay.titles),
            people=dict(overlay.people),
            params=dict(overlay.params),
            seconds={road: span(seconds) for road, seconds in overlay.seconds.items()},
            capacity=dict(overlay.capacity),
            without=overlay.without,
            phones=dict(overlay.phones),
        )
    )
