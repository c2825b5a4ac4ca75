from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.stores import Bench
from tests.ui.screens.classroom.room import Room, open_room


@pytest.fixture
def room(qtbot: QtBot, make_sqlite_bench: Callable[..., Bench]) -> Iterator[Room]:
    with open_room(qtbot, make_sqlite_bench) as made:
        yield made
