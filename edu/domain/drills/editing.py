"""Changing a scenario part by part. Every change gives a new Scenario, so an undo is nothing but the one before. Pure.

A path leads from the scenario to a part: names of fields and, behind the name of a list, the id of an entry
(`("decisions", "route", "options", "ridge")`). Ids keep a path true when something before the part is moved away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from edu.domain.drills.model_blanks import model_settings
from edu.domain.drills.scenario import Criterion, Model, Objective, Scenario, Task

Path = tuple[str, ...]

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
RESERVED = frozenset({"and", "or", "not", "true", "false", "t"})
LONGEST_NAME = 60
SPACES: tuple[tuple[str, ...], ...] = (
    ("roles", "zones", "shelters", "roads", "assets"),
    ("injects", "decisions", "actions", "forms", "redlines"),
)
"""Lists of a scenario whose entries may not share an id, because somebody names them without saying the list."""
KEPT: dict[str, tuple[str, ...]] = {
    "choice": ("decision",), "act_by": ("act", "ok", "late"), "state_by": ("expr", "ok", "late"),
    "report": ("form", "ok", "late"), "sequence": ("order",), "outcome": ("expr",), "observed": (),
}  # fmt: skip
"""By kind of criterion, the fields that it has; a file has no others."""


def part_at(scenario: Scenario, path: Path) -> Any:
    """KeyError where nothing is there any more."""
    found: Any = scenario
    for step in path:
        found = _entry(found, step) if isinstance(found, tuple) else getattr(found, step)
    return found


def put(scenario: Scenario, path: Path, value: Any) -> Scenario:
    changed = _put(scenario, path, value)
    assert isinstance(changed, Scenario)
    return changed


def with_field(scenario: Scenario, path: Path, name: str, value: Any) -> Scenario:
    """One field of a part. A criterion that changes its kind lets go of what the new kind does not have, and a model
    begins with settings of its new kind.
    """
    part = replace(part_at(scenario, path), **{name: value})
    if isinstance(part, Criterion) and name == "kind":
        part = of_its_kind(part)
    elif isinstance(part, Model) and name == "kind":
        part = replace(part, settings=model_settings(part.kind, scenario))
    return put(scenario, path, part)


def of_its_kind(criterion: Criterion) -> Criterion:
    own = KEPT[criterion.kind]
    blank = Criterion(id="", kind="observed", part="process", points=0, text="")
    others = {name for names in KEPT.values() for name in names} - set(own)
    return replace(criterion, **{name: getattr(blank, name) for name in others})


def added(scenario: Scenario, path: Path, part: Any, after: str = "") -> Scenario:
    """`path` leads to a list; behind the entry `after`, else at the end."""
    rows = list(part_at(scenario, path))
    at = next((place + 1 for place, one in enumerate(rows) if one.id == after), len(rows))
    return put(scenario, path, (*rows[:at], part, *rows[at:]))


def removed(scenario: Scenario, path: Path) -> Scenario:
    rows = part_at(scenario, path[:-1])
    return put(scenario, path[:-1], tuple(one for one in rows if one.id != path[-1]))


def moved(scenario: Scenario, path: Path, by: int) -> Scenario:
    """Earlier or later in its list; at the ends it stays."""
    rows = list(part_at(scenario, path[:-1]))
    at = next(place for place, one in enumerate(rows) if one.id == path[-1])
    to = min(max(0, at + by), len(rows) - 1)
    rows.insert(to, rows.pop(at))
    return put(scenario, path[:-1], tuple(rows))


def copied(scenario: Scenario, path: Path) -> tuple[Scenario, Path]:
    """Beside the original, with free ids of its own."""
    part = part_at(scenario, path)
    name = free_name(scenario, path[:-1], part.id)
    twin = replace(part, id=name)
    if path[0] == "objectives":
        twin = _fresh_inside(scenario, twin)
    return added(scenario, path[:-1], twin, after=part.id), (*path[:-1], name)


def free_name(scenario: Scenario, path: Path, like: str) -> str:
    """An id that nobody has where `path` would put it: river, river-2, river-3."""
    base = re.sub(r"-\d+$", "", like)[: LONGEST_NAME - 5]
    taken = names_near(scenario, path)
    if base not in taken and base not in RESERVED:
        return base
    return next(name for number in range(2, 10_000) if (name := f"{base}-{number}") not in taken)


def name_fault(scenario: Scenario, path: Path, name: str) -> str:
    """Why the part at `path` cannot have this id, in a sentence; '' where it can."""
    if not NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        return "编号以小写字母开头，只用小写字母、数字和连字符，如 river-road。"
    if name in RESERVED:
        return f"“{name}”是条件里的词，不能作编号。"
    if name != path[-1] and name in names_near(scenario, path[:-1]):
        return f"编号“{name}”已经用过。"
    return ""


def names_near(scenario: Scenario, path: Path) -> frozenset[str]:
    """Ids that an entry of the list at `path` may not have because another has it."""
    if path[0] == "objectives":
        # rated by id alone: objectives, tasks and criteria of the whole scenario
        objectives = scenario.objectives
        tasks = [task for one in objectives for task in one.tasks]
        return frozenset(one.id for rows in (objectives, tasks, scenario.criteria) for one in rows)
    if len(path) > 1:
        return frozenset(one.id for one in part_at(scenario, path))
    space = next((space for space in SPACES if path[0] in space), path)
    found = {one.id for family in space for one in getattr(scenario, family)}
    return frozenset(found | set(scenario.params) if path[0] == "meters" else found)


def _fresh_inside(scenario: Scenario, part: Any) -> Any:
    """The tasks and criteria of a copied objective or task get free ids too."""
    taken = set(names_near(scenario, ("objectives",))) | {part.id}

    def fresh(one: Any) -> Any:
        base = re.sub(r"-\d+$", "", one.id)
        name = next(name for number in range(2, 10_000) if (name := f"{base}-{number}") not in taken)
        taken.add(name)
        return inside(replace(one, id=name))

    def inside(one: Any) -> Any:
        match one:
            case Objective():
                return replace(one, tasks=tuple(fresh(task) for task in one.tasks))
            case Task():
                return replace(one, criteria=tuple(fresh(criterion) for criterion in one.criteria))
        return one

    return inside(part)


def _entry(rows: Sequence[Any], name: str) -> Any:
    for one in rows:
        if one.id == name:
            return one
    raise KeyError(name)


def _put(part: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(part, tuple):
        _entry(part, step)
        return tuple(_put(one, rest, value) if one.id == step else one for one in part)
    return replace(part, **{step: _put(getattr(part, step), rest, value)})
