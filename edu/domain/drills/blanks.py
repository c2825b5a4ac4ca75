"""A new part as somebody begins to fill it in: texts are empty, every other field has a sensible value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from edu.domain.drills import scenario as s
from edu.domain.drills.editing import Path, added, free_name
from edu.domain.drills.model_blanks import model_settings

Made = Callable[[s.Scenario, str], Any]

BLANKS: dict[str, tuple[str, Made]] = {
    "roles": ("role", lambda _of, id_: s.Role(id=id_, title="", brief="")),
    "zones": (
        "zone",
        lambda _of, id_: s.Zone(
            id=id_, title="", x=50, y=50, groups=(s.Group(id="homes", title="常住村民", people=50),)
        ),
    ),
    "groups": ("group", lambda _of, id_: s.Group(id=id_, title="", people=10)),
    "roads": (
        "road",
        lambda of, id_: s.Road(
            id=id_, title="", zone=_first(of.zones), shelter=_first(of.shelters), seconds=900, per_minute=10
        ),
    ),
    "shelters": ("shelter", lambda _of, id_: s.Shelter(id=id_, title="", x=80, y=20, capacity=200, opens_after=600)),
    "channels": ("channel", lambda _of, id_: s.Channel(id=id_, title="", reach=50, belief=200)),
    "assets": ("asset", lambda _of, id_: s.Asset(id=id_, title="", count=1)),
    "meters": ("meter", lambda _of, id_: s.Meter(id=id_, title="")),
    "models": (
        "model",
        lambda of, id_: s.Model(id=id_, kind="rain", settings=model_settings("rain", of)),
    ),
    "injects": ("inject", lambda of, id_: s.Inject(id=id_, to=_one(of.roles), channel="电话", text="", at=600)),
    "pools": ("pool", lambda of, id_: s.Pool(id=id_, title="", pick=1, first=600, last=3600, injects=())),
    "decisions": (
        "decision",
        lambda of, id_: s.Decision(
            id=id_, role=_first(of.roles), title="", text="", options=(_option("yes"), _option("no")), default="no",
            window=480, at=600,
        ),
    ),
    "options": ("option", lambda _of, id_: _option(id_)),
    "actions": ("action", lambda of, id_: s.Action(id=id_, role=_first(of.roles), title="", verdict="good", why="")),
    "forms": (
        "report",
        lambda of, id_: s.ReportForm(
            id=id_, role=_first(of.roles), title="", fields=(s.FormField(id="time", title="时间"),)
        ),
    ),
    "fields": ("field", lambda _of, id_: s.FormField(id=id_, title="")),
    "objectives": (
        "objective",
        lambda of, id_: s.Objective(id=id_, title="", tasks=()),
    ),
    "tasks": ("task", lambda _of, id_: s.Task(id=id_, title="", criteria=())),
    "criteria": (
        "criterion", lambda _of, id_: s.Criterion(id=id_, kind="observed", part="process", points=500, text=""),
    ),
    "redlines": ("redline", lambda _of, id_: s.Redline(id=id_, title="", why="", cites=())),
    "endings": ("ending", lambda of, id_: s.Ending(id=id_, title="", text="", when="t >= 120")),
    "curves": ("curve", lambda _of, id_: s.Curve(id=id_, title="", expr="0")),
}  # fmt: skip


def with_new(scenario: s.Scenario, path: Path) -> tuple[s.Scenario, Path]:
    """A blank entry at the end of the list at `path`, and where it is."""
    like, made = BLANKS[path[-1]]
    name = free_name(scenario, path, f"{like}-1")
    return added(scenario, path, made(scenario, name)), (*path, name)


def _option(id_: str) -> s.Option:
    return s.Option(id=id_, text="", verdict="good" if id_ == "yes" else "bad", why="")


def _first(rows: tuple[Any, ...]) -> str:
    return rows[0].id if rows else ""


def _one(rows: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(one.id for one in rows[:1])
