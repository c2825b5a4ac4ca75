"""Cheap rules of the house that no linter knows."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
import pytest

from edu.domain.actors import Actor, Role
from edu.domain.events import KINDS, canonical
from edu.storage.folds import FOLDS, PRIVATE
from edu.system.paths import root
from tests.stores import Bench, shipped_library
from ui.mode_windows import desktop_builders
from ui.modes import MODES
from ui.session import Session
from ui.tasks import TaskRunner

VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "stuff"}
TEXTS = {".py", ".md", ".toml", ".txt", ".yaml", ".yml", ".json", ".cfg", ".ini", ".sh", ".lock", ""}
REGISTRY = re.compile(r"https?://[^\s\"')]*(?:/simple\b|pypi\b|pythonhosted|mirrors?\.|proxy\.golang|registry\.npm)")
MADE = {".venv", ".git", "out", "__pycache__", ".hypothesis", ".mypy_cache", ".ruff_cache", ".import_linter_cache"}
UNDONE = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|HA" + r"CK)\b")


def tracked() -> list[Path]:
    """What git tracks; in an unpacked archive, or where git is not installed, every file that is not made here."""
    git = shutil.which("git")
    listed = subprocess.run([git, "ls-files"], cwd=root(), capture_output=True, text=True, check=False) if git else None
    if listed is not None and listed.returncode == 0:
        return [path for name in listed.stdout.splitlines() if (path := root() / name).is_file()]
    return [path for path in root().rglob("*") if path.is_file() and MADE.isdisjoint(path.relative_to(root()).parts)]


def texts() -> list[tuple[Path, str]]:
    return [(path, path.read_text("utf-8", errors="replace")) for path in tracked() if path.suffix in TEXTS]


def test_no_tracked_file_names_a_package_registry() -> None:
    """A lock file with an address of one machine's mirror breaks the set-up everywhere else."""
    assert [path.name for path, text in texts() if REGISTRY.search(text)] == []


def test_no_file_is_named_after_nothing() -> None:
    assert [str(path) for path in tracked() if path.stem.lower() in VAGUE] == []


def test_nothing_is_left_undone_in_a_comment() -> None:
    assert [path.name for path, text in texts() if UNDONE.search(text)] == []


def test_every_module_says_what_it_is_for() -> None:
    rooms = (root() / "edu", root() / "ui")
    modules = [path for path in tracked() if path.suffix == ".py" and any(path.is_relative_to(r) for r in rooms)]
    said = {path: ast.get_docstring(ast.parse(path.read_text("utf-8"))) for path in modules if path.stat().st_size}

    assert said
    assert [str(path) for path, text in said.items() if not text] == []


@pytest.mark.parametrize("name", ["study", "trainer", "manager"])
def test_every_place_of_a_rail_can_be_opened(name: str, sqlite_bench: Bench, qapp: object) -> None:
    spec, tasks = MODES[name], TaskRunner()  # type: ignore[index]
    made = desktop_builders(spec, sqlite_bench.services(), tasks, Session(Actor(role=Role.ADMIN, id="t")))
    tasks.close()
    lacking = {entry.route for entry in spec.rail if entry.route not in made}

    assert lacking == set()
    assert spec.home in made
    assert [route for route in made if not spec.has(route)] == []


def test_every_kind_of_event_has_a_fold() -> None:
    abstract = {"fact"}
    assert set(KINDS) - abstract - set(FOLDS) == set()
    assert set(FOLDS) <= set(KINDS)


def sample(kind: Any) -> Any:
    """The smallest value of an annotated type."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (tuple, list, frozenset, set):
        values = [sample(one) for one in inner if one is not Ellipsis]
        return origin(values)
    if origin is dict:
        return {sample(inner[0]): sample(inner[1])}
    if inner:  # unions and literals
        first = next((one for one in inner if one is not type(None)), None)
        return sample(first) if isinstance(first, type) or get_origin(first) else first
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return whole(kind)
    return kind() if kind is not str else "甲"


def whole(shape: type[msgspec.Struct]) -> msgspec.Struct:
    hints = get_type_hints(shape)
    return shape(**{name: sample(hints[name]) for name in shape.__struct_fields__})


@pytest.mark.parametrize("kind", sorted(FOLDS))
def test_every_fact_and_its_private_half_come_back_from_their_bytes(kind: str) -> None:
    for shape in (KINDS[kind], PRIVATE.get(kind)):
        if shape is not None:
            value = whole(shape)
            assert msgspec.json.decode(canonical(value), type=shape) == value


def test_what_the_programmes_ask_for_is_shipped() -> None:
    shelf = shipped_library()
    wanted = [course for programme in shelf.programmes.values() for course in programme.courses]

    assert [course for course in wanted if course not in shelf.course_ids] == []
