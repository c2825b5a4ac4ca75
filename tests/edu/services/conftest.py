"""The hall of drills and the workshop, for every test of the services that asks for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from edu.packs.own_drills import OwnDrills
from edu.services.drill_workshop import DrillWorkshop
from tests.edu.services.drill_hall import Hall, make_hall
from tests.edu.services.drill_shelf import LIBRARY
from tests.stores import Bench


@pytest.fixture
def hall(bench: Bench) -> Hall:
    return make_hall(bench)


@pytest.fixture
def files(tmp_path: Path) -> OwnDrills:
    """The shelf of all drills, the shipped ones and a place's own."""
    return OwnDrills(LIBRARY, tmp_path / "drills")


@pytest.fixture
def workshop(files: OwnDrills) -> DrillWorkshop:
    return DrillWorkshop(files)
