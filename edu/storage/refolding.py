"""Folding the ledger anew: everything into empty tables, or one subject after a late event or an erasure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import delete, func, literal_column, select

from edu.domain.events import KINDS, Stamp
from edu.storage.errors import translated
from edu.storage.folds import FOLDS, PRIVATE
from edu.storage.rows import Rows
from edu.storage.schema import PROJECTED, codes, events, vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy import Connection

    from edu.storage.database import Database
    from edu.storage.vault import Seal

CHUNK = 20_000
"""Rows in memory before they are written; a subject with more is not split."""
STREAMED = {"yield_per": CHUNK}
"""Of a statement: as an option of the connection it would stay with it."""


def rebuild(database: Database, progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Empty every projection and fold the whole ledger anew, in one transaction; gives the number of events."""
    with translated(database.engines), database.engines.writer.connect() as connection, connection.begin():
        for table in PROJECTED:
            connection.execute(delete(table))
        total = connection.execute(select(func.count()).select_from(events)).scalar_one()
        return _fold_all(connection, database.seal, total, progress)


def refold(connection: Connection, seal: Seal, subject: str) -> None:
    """Fold one subject anew: after a late event arrived from another machine, or an erasure."""
    for table in PROJECTED:
        connection.execute(delete(table).where(table.c[table.info["subject"]] == subject))
    rows = Rows(connection)
    for stamp, kind, fact, private in stream(connection, seal, events.c.subject == subject):
        FOLDS[kind](rows, stamp, fact, private)
    rows.flush()


def _fold_all(connection: Connection, seal: Seal, total: int, progress: Callable[[int, int], None]) -> int:
    rows = Rows(connection, fresh=True)
    done = 0
    last = ""
    for stamp, kind, fact, private in stream(connection, seal, None):
        if rows.count >= CHUNK and stamp.subject != last:  # a subject is never split: its rows are still in memory
            rows.flush()
            progress(done, total)
        last = stamp.subject
        FOLDS[kind](rows, stamp, fact, private)
        done += 1
    rows.flush()
    progress(done, total)
    return done


def stream(connection: Connection, seal: Seal, only: Any) -> Iterator[tuple[Stamp, str, Any, Any]]:
    """Events by subject in the order of folding, with their facts and what the vault still holds."""
    words = words_of(connection)
    decoders = {kind: msgspec.json.Decoder(fact) for kind, fact in KINDS.items()}
    query = select(*_FOLDED, literal_column("vault.box")).select_from(_WITH_VAULT)
    if only is not None:
        query = query.where(only)
    query = query.order_by(events.c.subject, events.c.hlc)
    with connection.execute(query, execution_options=STREAMED) as rows:
        for row in _in_order(rows, words):
            subject, hlc, position, device, epoch, seq, time_ms, actor, kind_code, person, payload, box = row
            kind = words[kind_code]
            stamp = Stamp(
                position=position,
                device=words[device],
                epoch=epoch,
                seq=seq,
                hlc=hlc,
                time_ms=time_ms,
                actor=words[actor],
                subject=subject.hex(),
                person=person.hex() if person is not None else None,
            )
            shape = PRIVATE.get(kind) if box is not None else None
            private = seal.open_private(box, place_of(stamp.device, epoch, seq), shape) if shape else None
            yield stamp, kind, decoders[kind].decode(payload), private


_SUBJECT, _HLC, _DEVICE, _EPOCH, _SEQ = 0, 1, 3, 4, 5
_WITH_VAULT = events.outerjoin(vault, vault.c.event == events.c.position)
# as the driver gives them: the column types of SQLAlchemy cost 2 µs a row
_FOLDED: list[Any] = [
    literal_column(f"events.{name}")
    for name in (
        "subject", "hlc", "position", "device", "epoch", "seq", "time_ms", "actor", "kind", "person", "payload",
    )
]  # fmt: skip


def _in_order(rows: Iterable[Any], words: dict[int, str]) -> Iterator[Any]:
    """Rows come by (subject, hlc); where two chains share an instant, the device's id decides, as on every machine."""
    ties: list[Any] = []
    for row in rows:
        if ties and (row[_HLC] != ties[0][_HLC] or row[_SUBJECT] != ties[0][_SUBJECT]):
            yield from _untied(ties, words)
            ties.clear()
        ties.append(row)
    yield from _untied(ties, words)


def _untied(ties: list[Any], words: dict[int, str]) -> list[Any]:
    if len(ties) > 1:
        return sorted(ties, key=lambda row: (words[row[_DEVICE]], row[_EPOCH], row[_SEQ]))
    return ties


def place_of(device: str, epoch: int, seq: int) -> str:
    return f"{device}|{epoch}|{seq}"


def words_of(connection: Connection) -> dict[int, str]:
    return {row.id: row.value for row in connection.execute(select(codes.c.id, codes.c.value))}
