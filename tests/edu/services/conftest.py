"""The hall of drills, for every test of the services that asks for one."""

from __future__ import annotations

import pytest

from tests.edu.services.drill_hall import Hall, make_hall
from tests.stores import Bench


@pytest.fixture
def hall(bench: Bench) -> Hall:
    return make_hall(bench)
