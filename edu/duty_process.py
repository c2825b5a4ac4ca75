"""The duties of the statistics workbook in a second process: judging takes as long as counting, and a PC has two cores.

Both processes must tell of one state. The first one opens its reading transaction and says the hash of the newest
event in it; the second opens its own on the same file and answers only if it finds the same. Else, and whenever
the second one fails in any way, the first judges by itself: from the duty on that is not there any more. Its duties
come through a file as they are judged, and the first makes rows of them while the second judges on.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from edu.domain.errors import BadFile
from edu.domain.statistics import DutyRow, StoppedShort, duty_row
from edu.packs.library import ContentLibrary
from edu.packs.obligation_book import ObligationBook
from edu.packs.roster.child import Child, Limits
from edu.services.obligation_ground import ground_of
from edu.services.obligation_judging import everything
from edu.services.statistics import few_collections
from edu.storage.opening import StoreKeys, opened_reading
from edu.storage.records.chunks import chunked
from edu.system.growing_file import pieces_so_far, write_piece
from edu.system.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from edu.domain.obligations.duties import Duty
    from edu.system.paths import Paths

_ANSWER = "edu.duty_process:answer"
_LIMITS = Limits(memory=4 << 30, seconds=1800, may_write=True)
_TOGETHER = 200
"""Duties that go through the file together."""
_A_MOMENT = 0.05
"""Seconds between two looks at what has come."""


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
    told: str
    """The file that the duties go to."""


@dataclass(frozen=True, slots=True)
class DutyProcess:
    """Port: edu.services.ports.statistics.DutiesElsewhere. For an embedded database, whose file is `database`."""

    paths: Paths
    database: Path
    keys: StoreKeys

    @contextmanager
    def begin(
        self, scope: str, until: date, settings: Settings, state: str
    ) -> Iterator[Callable[[], Iterator[DutyRow]]]:
        with TemporaryDirectory(prefix="yingzhi-", ignore_cleanup_errors=True) as folder:
            told = Path(folder) / "duties"
            told.touch()
            order = Order(
                database=str(self.database.resolve()),
                keys=self.keys,
                content=str(self.paths.content),
                exams=str(self.paths.exams),
                settings=settings,
                state=state,
                scope=scope,
                until=until,
                told=str(told),
            )
            # closed before the folder is cleared away, which on Windows an open file would prevent
            with told.open("rb") as file, Child(_ANSWER, msgspec.msgpack.encode(order), _LIMITS) as child:
                yield partial(_followed, child, file)


def _followed(child: Child, file: BinaryIO) -> Iterator[DutyRow]:
    """The duties as they come, once; waits for the last. Raises StoppedShort."""
    count = 0
    decoder = msgspec.msgpack.Decoder(list[DutyRow])
    latest = monotonic() + _LIMITS.seconds
    ended = False
    while not ended:
        ended = child.ended(_A_MOMENT)  # asked first: what is written until then is read below
        if monotonic() > latest:
            raise StoppedShort
        for piece in pieces_so_far(file):
            rows = decoder.decode(piece)
            count += len(rows)
            yield from rows
    if _said(child) != count:
        raise StoppedShort


def _said(child: Child) -> int | None:
    """How many there are."""
    try:
        return msgspec.msgpack.decode(child.result(), type=int | None)
    except BadFile:  # logged where it was raised
        return None


def answer(body: bytes) -> bytes:
    """The second process: how many duties stand in the file, or None where the ledger has gone on."""
    return msgspec.msgpack.encode(_judged(msgspec.msgpack.decode(body, type=Order)))


def _judged(order: Order) -> int | None:
    with few_collections(), opened_reading(Path(order.database), order.keys) as view:
        if view.ledger.state() != order.state:
            return None
        book = ObligationBook(Path(order.content) / "obligations")
        register = ContentLibrary(Path(order.content), Path(order.exams)).register
        ground = ground_of(view, book, register, order.settings, order.until)
        return _tell(everything(view, ground, order.scope, order.settings.home), Path(order.told))


def _tell(duties: Iterator[Duty], path: Path) -> int:
    count = 0
    encoder = msgspec.msgpack.Encoder()
    with path.open("wb") as file:
        for some in chunked(map(duty_row, duties), _TOGETHER):
            write_piece(file, encoder.encode(some))
            count += len(some)
    return count
