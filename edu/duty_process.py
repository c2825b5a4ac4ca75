"""The duties of the statistics workbook in a second process: judging takes as long as counting, and a PC has two cores.

Both processes must tell of one state. The first one opens its reading transaction and says the hash of the newest
event in it; the second opens its own on the same file and answers only if it finds the same. Else, and whenever
the second one fails in any way, the first judges by itself.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from edu.domain.errors import BadFile
from edu.domain.statistics import DutyRows
from edu.packs.library import ContentLibrary
from edu.packs.obligation_book import ObligationBook
from edu.packs.roster.child import Child, Limits
from edu.reports.statistics_duties import write_duty_rows
from edu.services.obligation_ground import ground_of
from edu.services.obligation_judging import everything
from edu.services.statistics import few_collections
from edu.storage.opening import StoreKeys, opened_reading
from edu.system.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from edu.system.paths import Paths

_LIMITS = Limits(memory=4 << 30, seconds=1800, may_write=True)


class Order(msgspec.Struct, frozen=True):
    """All that the second process is told; it goes through a pipe, never through a file or the command line."""

    database: str
    keys: StoreKeys
    content: str
    exams: str
    settings: Settings
    state: str
    scope: str
    until: date
    folder: str


@dataclass(frozen=True, slots=True)
class DutyProcess:
    """Port: edu.services.ports.statistics.DutiesElsewhere. For an embedded database, whose file is `database`."""

    paths: Paths
    database: Path
    keys: StoreKeys

    @contextmanager
    def begin(self, scope: str, until: date, settings: Settings, state: str) -> Iterator[Callable[[], DutyRows | None]]:
        with TemporaryDirectory(prefix="yingzhi-") as folder:
            order = Order(
                database=str(self.database.resolve()),
                keys=self.keys,
                content=str(self.paths.content),
                exams=str(self.paths.exams),
                settings=settings,
                state=state,
                scope=scope,
                until=until,
                folder=folder,
            )
            with Child("edu.duty_process:answer", msgspec.msgpack.encode(order), _LIMITS) as child:
                yield lambda: _rows(child)


def _rows(child: Child) -> DutyRows | None:
    try:
        return msgspec.msgpack.decode(child.result(), type=DutyRows | None)
    except BadFile:  # logged where it was raised
        return None


def answer(body: bytes) -> bytes:
    """The second process: DutyRows, or None where the ledger has gone on."""
    return msgspec.msgpack.encode(_judged(msgspec.msgpack.decode(body, type=Order)))


def _judged(order: Order) -> DutyRows | None:
    with few_collections(), opened_reading(Path(order.database), order.keys) as view:
        if view.ledger.state() != order.state:
            return None
        book = ObligationBook(Path(order.content) / "obligations")
        register = ContentLibrary(Path(order.content), Path(order.exams)).register
        ground = ground_of(view, book, register, order.settings, order.until)
        duties = everything(view, ground, order.scope, order.settings.home)
        return write_duty_rows(duties, Path(order.folder))
