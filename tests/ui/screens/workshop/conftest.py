from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.stores import Bench
from tests.ui.screens.workshop.bench_room import Room


@pytest.fixture
def room(sqlite_bench: Bench, qtbot: QtBot) -> Iterator[Room]:
    made = Room(sqlite_bench.services(), qtbot)
    yield made
    for window in made.windows:
        window.host.clear()
    made.tasks.close()
