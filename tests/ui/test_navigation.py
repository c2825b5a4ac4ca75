from __future__ import annotations

import pytest

from ui.modes import KIOSK, MANAGER, MODES
from ui.navigation import History, Route


def test_route_carries_its_arguments() -> None:
    route = Route.to("manager.person", person="p1", tab="hours")

    assert route.arg("person") == "p1"
    assert route.arg("missing", "x") == "x"
    assert route == Route.to("manager.person", tab="hours", person="p1")
    with pytest.raises(KeyError):
        route.arg("missing")


def test_history_forgets_what_was_left_by_going_back() -> None:
    history = History()
    for name in ("a", "b", "b", "c"):
        history.push(Route(name))

    history.pop()

    assert [route.name for route in history.entries] == ["a", "b"]
    assert history.previous == Route("a")


def test_kiosk_has_no_route_of_the_office() -> None:
    assert not KIOSK.has("manager.people")
    assert MANAGER.has("manager.people")
    assert not KIOSK.closable


def test_every_rail_entry_belongs_to_its_mode() -> None:
    for mode in MODES.values():
        assert mode.has(mode.home)
        assert all(mode.has(entry.route) for entry in mode.rail)
