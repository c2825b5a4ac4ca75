from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.stores import Bench
from tests.ui.screens.manager.office import Office, make_office


@pytest.fixture
def office(sqlite_bench: Bench, qtbot: QtBot) -> Iterator[Office]:
    made = make_office(sqlite_bench, qtbot)
    yield made
    for window in made.windows:
        window.host.clear()
    made.tasks.close()
