from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.screens.learner_world import LearnerWorld, make_world


@pytest.fixture
def world(qapp: QApplication, tmp_path: Path) -> Iterator[LearnerWorld]:
    made = make_world(tmp_path)
    yield made
    made.close()
