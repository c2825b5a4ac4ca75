"""The contracts of import-linter name every room that there is: one that is forgotten may import anything."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


def contract(name: str) -> dict[str, Any]:
    read = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return next(one for one in read["tool"]["importlinter"]["contracts"] if one["name"] == name)


def rooms(folder: str) -> set[str]:
    """Modules and packages right below it, by dotted name; the folder itself is none."""
    found = {path.stem for path in (ROOT / folder).glob("*.py")} | {
        path.parent.name for path in (ROOT / folder).glob("*/__init__.py")
    }
    return {f"{folder.replace('/', '.')}.{name}" for name in found - {"__init__"}}


def test_every_area_of_screens_is_kept_from_the_others() -> None:
    areas = {f"ui.screens.{path.parent.name}" for path in (ROOT / "ui/screens").glob("*/__init__.py")}

    assert set(contract("areas of screens do not import each other")["modules"]) == areas


def test_pygame_is_kept_from_all_of_the_window_but_the_games() -> None:
    assert set(contract("pygame only in ui.games")["source_modules"]) == rooms("ui") - {"ui.games"}
