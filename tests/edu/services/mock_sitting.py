"""A mock exam that is begun, its keys, and the program's next start after a power cut, for tests of sittings."""

from __future__ import annotations

from edu.bootstrap import Services
from edu.domain.actors import OPERATOR
from edu.services.sittings import SittingView
from tests.edu.services.exam_hall import BLUEPRINT
from tests.people import register
from tests.stores import Bench

BOOT = "b" * 32


def start(bench: Bench) -> tuple[Services, SittingView]:
    services = bench.services()
    return services, services.sittings.start_mock(OPERATOR, register(services), BLUEPRINT)


def key_of(view: SittingView, slot: int) -> list[str]:
    item = view.paper.item(slot)
    assert item is not None
    return sorted(item.question.key)


def reopen(bench: Bench, down_ms: int) -> Services:
    """A power cut and a restart: other monotonic clock, other process."""
    bench.clock.reboot(BOOT, bench.clock.now_ms() + down_ms)
    return bench.services()
