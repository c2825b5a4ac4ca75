"""Proving the ledger: verify the chain, rebuild the projections, digest the projected state."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import delete, func, literal_column, select

from edu.domain.events import KINDS, Stamp
from edu.domain.ledger import BadEvent, Verdict
from edu.storage.chain import GENESIS, event_hash
from edu.storage.errors import translated
from edu.storage.folds import FOLDS, PRIVATE
from edu.storage.rows import Rows
from edu.storage.schema import PROJECTED, chains, codes, events, vault
from edu.storage.types import Id
from edu.storage.vault import commitment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy import Connection, Table

    from edu.storage.database import Database
    from edu.storage.vault import Seal

_CHUNK = 20_000
_STREAMED = {"yield_per": _CHUNK}  # of the statement: an option of the connection would stay with it


def verify(database: Database) -> Verdict:
    """Walk every chain from its first event; the first event whose hash, order or vault half is wrong is named."""
    with translated(), database.engines.reader.connect() as connection:
        words = _words(connection)
        count = 0
        heads: dict[tuple[int, int], tuple[int, bytes]] = {}
        query = select(events, vault.c.salt, vault.c.box).outerjoin(vault, vault.c.event == events.c.position)
        ordered = query.order_by(events.c.device, events.c.epoch, events.c.seq)
        for row in connection.execute(ordered, execution_options=_STREAMED):
            count += 1
            seq, before = heads.get((row.device, row.epoch), (0, GENESIS))
            reason = _wrong(row, words, seq, before, database.seal)
            if reason:
                bad = BadEvent(words.get(row.device, "?"), row.epoch, row.seq, reason)
                return Verdict(count, bad)
            heads[row.device, row.epoch] = row.seq, bytes(row.hash)
        return Verdict(count, _wrong_head(connection, words, heads))


def _wrong(row: Any, words: dict[int, str], seq: int, before: bytes, seal: Seal) -> str:
    if row.seq != seq + 1:
        return f"第 {seq} 条之后缺少事件或顺序被改动"
    try:
        found = event_hash(
            device=words[row.device],
            epoch=row.epoch,
            seq=row.seq,
            hlc=row.hlc,
            time_ms=row.time_ms,
            boot=words[row.boot],
            monotonic_ms=row.monotonic_ms,
            actor=words[row.actor],
            kind=words[row.kind],
            v=row.v,
            subject=row.subject,
            person=row.person or "",
            payload=bytes(row.payload),
            commitment=bytes(row.commitment) if row.commitment else None,
            before=before,
        )
    except (KeyError, UnicodeDecodeError):
        return "事件的字段无法读出"
    if found != bytes(row.hash):
        return "事件内容与哈希不符"
    return _wrong_vault(row, words, seal)


def _wrong_vault(row: Any, words: dict[int, str], seal: Seal) -> str:
    if row.box is None:
        return ""  # none, withheld or erased
    shape = PRIVATE.get(words[row.kind])
    if shape is None or row.commitment is None:
        return "保险库里有不属于这条事件的内容"
    try:
        private = seal.open_private(bytes(row.box), _place(words[row.device], row.epoch, row.seq), shape)
    except Exception as exc:  # noqa: BLE001 any failure to open is the finding itself
        return f"保险库内容打不开（{type(exc).__name__}）"
    return "" if commitment(bytes(row.salt), private) == bytes(row.commitment) else "保险库内容与事件承诺不符"


def _wrong_head(
    connection: Connection, words: dict[int, str], heads: dict[tuple[int, int], tuple[int, bytes]]
) -> BadEvent | None:
    """A chain whose last events were cut off still has its head row, and one whose head was cut off its events."""
    known = list(connection.execute(select(chains)))
    headless = set(heads).difference((row.device, row.epoch) for row in known)
    for device, epoch in sorted(headless):
        return BadEvent(words.get(device, "?"), epoch, heads[device, epoch][0], "链头记录缺失")
    for row in known:
        seq, last = heads.get((row.device, row.epoch), (0, GENESIS))
        if row.seq != seq or bytes(row.hash) != last:
            return BadEvent(words.get(row.device, "?"), row.epoch, seq + 1, "链尾与链头记录不符，末尾事件可能被删")
    return None


def _place(device: str, epoch: int, seq: int) -> str:
    return f"{device}|{epoch}|{seq}"


def _words(connection: Connection) -> dict[int, str]:
    return {row.id: row.value for row in connection.execute(select(codes.c.id, codes.c.value))}


def rebuild(database: Database, progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Empty every projection and fold the whole ledger anew, in one transaction; gives the number of events."""
    with translated(), database.engines.writer.connect() as connection, connection.begin():
        for table in PROJECTED:
            connection.execute(delete(table))
        total = connection.execute(select(func.count()).select_from(events)).scalar_one()
        return _fold_all(connection, database.seal, total, progress)


def refold(connection: Connection, seal: Seal, subject: str) -> None:
    """Fold one subject anew: after a late event arrived from another machine, or an erasure."""
    for table in PROJECTED:
        connection.execute(delete(table).where(table.c[table.info["subject"]] == subject))
    rows = Rows(connection)
    for stamp, kind, fact, private in _stream(connection, seal, events.c.subject == subject):
        FOLDS[kind](rows, stamp, fact, private)
    rows.flush()


def _fold_all(connection: Connection, seal: Seal, total: int, progress: Callable[[int, int], None]) -> int:
    rows = Rows(connection, fresh=True)
    done = 0
    last = ""
    for stamp, kind, fact, private in _stream(connection, seal, None):
        if rows.count >= _CHUNK and stamp.subject != last:  # a subject is never split: its rows are still in memory
            rows.flush()
            progress(done, total)
        last = stamp.subject
        FOLDS[kind](rows, stamp, fact, private)
        done += 1
    rows.flush()
    progress(done, total)
    return done


def _stream(connection: Connection, seal: Seal, only: Any) -> Iterator[tuple[Stamp, str, Any, Any]]:
    """Events by subject in the order of folding, with their facts and what the vault still holds."""
    words = _words(connection)
    decoders = {kind: msgspec.json.Decoder(fact) for kind, fact in KINDS.items()}
    query = select(*_FOLDED, literal_column("vault.box")).select_from(_WITH_VAULT)
    if only is not None:
        query = query.where(only)
    query = query.order_by(events.c.subject, events.c.hlc)
    for row in _in_order(connection.execute(query, execution_options=_STREAMED), words):
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
        private = seal.open_private(box, _place(stamp.device, epoch, seq), shape) if shape else None
        yield stamp, kind, decoders[kind].decode(payload), private


_SUBJECT, _HLC, _DEVICE, _EPOCH, _SEQ = 0, 1, 3, 4, 5
_WITH_VAULT = events.outerjoin(vault, vault.c.event == events.c.position)
# as the driver gives them: the column types of SQLAlchemy cost 2 µs a row
_FOLDED = [
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


class Proof:
    """The port of edu.services.ports.ledger over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def verify(self) -> Verdict:
        return verify(self._database)

    def digest(self) -> str:
        return digest(self._database)

    def rebuild(self, progress: Callable[[int, int], None]) -> int:
        return rebuild(self._database, progress)


def digest(database: Database) -> str:
    """SHA-256 over every projected row in byte order: equal on two machines that hold the same events.

    Signatures are left out: they are made by a machine's own key.
    """
    whole = hashlib.sha256()
    with translated(), database.engines.reader.connect() as connection:
        for table in sorted(PROJECTED, key=lambda t: t.name):
            whole.update(f"#{table.name}\n".encode())
            for line in _lines(connection, table):
                whole.update(line)
    return whole.hexdigest()


_MACHINE_OWN = {"token", "key_id"}


def _lines(connection: Connection, table: Table) -> Iterator[bytes]:
    columns = [c for c in sorted(table.columns, key=lambda c: c.name) if c.name not in _MACHINE_OWN]
    query = select(*columns).order_by(*table.primary_key.columns)
    encode = msgspec.json.Encoder().encode
    plain = [isinstance(c.type, Id) or c.type.python_type is not bytes for c in columns]
    for row in connection.execute(query, execution_options=_STREAMED):
        values = [v if keep or v is None else bytes(v).hex() for v, keep in zip(row, plain, strict=True)]
        yield encode(values) + b"\n"
