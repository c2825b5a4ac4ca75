"""Proving the ledger: verify the chain, digest the projected state."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import func, select

from edu.domain.errors import StorageError
from edu.domain.ledger import BadEvent, Verdict
from edu.storage.chain import GENESIS, event_hash
from edu.storage.errors import examined, translated
from edu.storage.folds import PRIVATE
from edu.storage.refolding import STREAMED, place_of, words_of
from edu.storage.schema import PROJECTED, chains, events, vault
from edu.storage.types import Id
from edu.storage.vault import commitment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Table

    from edu.storage.database import Database
    from edu.storage.vault import Seal


_TOLD_EACH = 20_000


def verify(database: Database, progress: Callable[[int, int], None] = lambda done, total: None) -> Verdict:
    """Walk every chain from its first event; the first event whose hash, order or vault half is wrong is named.

    StorageError where a page of the file cannot be read.
    """
    with examined(database.engines) as connection:
        words = words_of(connection)
        total = connection.execute(select(func.count()).select_from(events)).scalar_one()
        count = 0
        heads: dict[tuple[int, int], tuple[int, bytes]] = {}
        query = select(events, vault.c.salt, vault.c.box).outerjoin(vault, vault.c.event == events.c.position)
        ordered = query.order_by(events.c.device, events.c.epoch, events.c.seq)
        with connection.execute(ordered, execution_options=STREAMED) as rows:
            for row in rows:
                count += 1
                if count % _TOLD_EACH == 0:
                    progress(count, total)
                seq, before = heads.get((row.device, row.epoch), (0, GENESIS))
                reason = _wrong(row, words, seq, before, database.seal)
                if reason:
                    return Verdict(count, BadEvent(words.get(row.device, "?"), row.epoch, row.seq, reason))
                heads[row.device, row.epoch] = row.seq, bytes(row.hash)
        progress(count, total)
        return Verdict(count, _wrong_head(connection, words, heads))


def verify_recent(database: Database, count: int) -> Verdict:
    """The last `count` events of every chain and its head: what a machine wrote lately, in a second."""
    with translated(database.engines), database.engines.reader.connect() as connection:
        words = words_of(connection)
        seen = 0
        heads: dict[tuple[int, int], tuple[int, bytes]] = {}
        for chain in list(connection.execute(select(chains))):
            here = (events.c.device == chain.device, events.c.epoch == chain.epoch)
            before = select(events.c.seq, events.c.hash).where(*here, events.c.seq <= chain.seq - count)
            start = connection.execute(before.order_by(events.c.seq.desc()).limit(1)).first()
            seq, last = (start.seq, bytes(start.hash)) if start is not None else (0, GENESIS)
            query = select(events, vault.c.salt, vault.c.box).outerjoin(vault, vault.c.event == events.c.position)
            for row in connection.execute(query.where(*here, events.c.seq > seq).order_by(events.c.seq)):
                seen += 1
                reason = _wrong(row, words, seq, last, database.seal)
                if reason:
                    return Verdict(seen, BadEvent(words.get(row.device, "?"), row.epoch, row.seq, reason))
                seq, last = row.seq, bytes(row.hash)
            heads[chain.device, chain.epoch] = seq, last
        return Verdict(seen, _wrong_head(connection, words, heads))


def first_unreadable(database: Database) -> Verdict:
    """In a file with damaged pages: the first event that does not come out or does not hold, asked for one by one."""
    try:
        with examined(database.engines) as connection:
            words = words_of(connection)
            known = [(row.device, row.epoch, row.seq) for row in connection.execute(select(chains))]
    except StorageError:  # not even the heads can be read: the file's finding says so
        return Verdict(0, None)
    count = 0
    for device, epoch, head in sorted(known):
        before = GENESIS
        for seq in range(1, head + 1):
            try:
                row = _one(database, device, epoch, seq)
            except StorageError:
                return Verdict(count, BadEvent(words.get(device, "?"), epoch, seq, "数据库文件损坏，这条事件读不出来"))
            reason = "缺少这条事件" if row is None else _wrong(row, words, seq - 1, before, database.seal)
            if row is None or reason:
                return Verdict(count, BadEvent(words.get(device, "?"), epoch, seq, reason))
            before = bytes(row.hash)
            count += 1
    return Verdict(count, None)


def _one(database: Database, device: int, epoch: int, seq: int) -> Any:
    query = select(events, vault.c.salt, vault.c.box).outerjoin(vault, vault.c.event == events.c.position)
    here = query.where(events.c.device == device, events.c.epoch == epoch, events.c.seq == seq)
    with examined(database.engines) as connection:
        return connection.execute(here).first()


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
        private = seal.open_private(bytes(row.box), place_of(words[row.device], row.epoch, row.seq), shape)
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


def digest(database: Database) -> str:
    """SHA-256 over every projected row in byte order: equal on two machines that hold the same events.

    Signatures and keyed hashes are left out: they are made by keys, not by what happened.
    """
    whole = hashlib.sha256()
    with translated(database.engines), database.engines.reader.connect() as connection:
        for table in sorted(PROJECTED, key=lambda t: t.name):
            whole.update(f"#{table.name}\n".encode())
            for line in _lines(connection, table):
                whole.update(line)
    return whole.hexdigest()


_MACHINE_OWN = {"token", "key_id", "lookup"}


def _lines(connection: Connection, table: Table) -> Iterator[bytes]:
    columns = [c for c in sorted(table.columns, key=lambda c: c.name) if c.name not in _MACHINE_OWN]
    query = select(*columns).order_by(*table.primary_key.columns)
    encode = msgspec.json.Encoder().encode
    plain = [isinstance(c.type, Id) or c.type.python_type is not bytes for c in columns]
    with connection.execute(query, execution_options=STREAMED) as rows:
        for row in rows:
            values = [v if keep or v is None else bytes(v).hex() for v, keep in zip(row, plain, strict=True)]
            yield encode(values) + b"\n"
