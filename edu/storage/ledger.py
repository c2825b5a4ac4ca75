"""Appending to the chain, and reading it back in order.

One chain per (device, epoch); its head row is locked in the writing transaction. The order of a fold is
(hlc, device, epoch, seq), which is the same on every machine that holds the same events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, insert, select, text, update

from edu.domain.events import EventRef, Fact, Private, Stamp, canonical
from edu.storage.chain import GENESIS, event_hash
from edu.storage.plain import Plain
from edu.storage.schema import chains, codes, events, vault
from edu.storage.vault import Seal, commitment

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from edu.storage.writer import Codes, Writer
    from edu.system.clock import Clock
    from edu.system.ids import Ids

HLC_BITS = 16
_THIS_CHAIN = (chains.c.device == bindparam("of_device"), chains.c.epoch == bindparam("of_epoch"))
_LAST = select(func.max(events.c.position)).scalar_subquery()
_HEAD = Plain(select(chains.c.seq, chains.c.hlc, chains.c.hash, _LAST).where(*_THIS_CHAIN).with_for_update())
_MOVE_HEAD = Plain(update(chains).where(*_THIS_CHAIN), ("seq", "hlc", "hash"))
_NEW_HEAD = Plain(insert(chains))
_LAST_POSITION = Plain(select(_LAST))
_ADD_EVENTS = Plain(insert(events))
_ADD_VAULT = Plain(insert(vault))


class LedgerAppend:
    """One transaction's appends. Events are collected and written together by `flush`."""

    def __init__(
        self, connection: Connection, *, writer: Writer, actor: str, clock: Clock, ids: Ids, seal: Seal, codes: Codes
    ) -> None:
        self._connection = connection
        self._writer = writer
        self._clock = clock
        self._ids = ids
        self._seal = seal
        self._codes = codes
        self._new_codes: dict[tuple[str, str], int] = {}
        self._actor = actor
        _take_turns(connection)
        self._device = self._code("device", writer.device)
        self._actor_code = self._code("actor", actor)
        self._boot_code = self._code("boot", clock.boot)
        self._events: list[dict[str, Any]] = []
        self._vault: list[dict[str, Any]] = []
        self._seq, self._hlc, self._hash, self._position = self._head()
        self._new_chain = self._seq == 0

    def _code(self, family: str, value: str) -> int:
        """A row is added when a word is first seen; it counts as known once the transaction is durable."""
        key = family, value
        found = self._codes.known.get(key) or self._new_codes.get(key)
        if found is None:
            known = select(codes.c.id).where(codes.c.family == family, codes.c.value == value)
            found = self._connection.execute(known).scalar_one_or_none()
        if found is None:
            added = insert(codes).values(family=family, value=value).returning(codes.c.id)
            found = self._new_codes[key] = self._connection.execute(added).scalar_one()
        return found

    def settled(self) -> None:
        """The transaction was committed."""
        self._codes.known.update(self._new_codes)

    def _head(self) -> tuple[int, int, bytes, int]:
        """Of this chain the last seq, HLC and hash, and the ledger's last position: one look-up for the four."""
        head = _HEAD.one(self._connection, of_device=self._device, of_epoch=self._writer.epoch)
        if head is None:
            last = _LAST_POSITION.one(self._connection)
            return 0, 0, GENESIS, (last[0] if last else None) or 0
        seq, hlc, hash_, position = head
        return seq, hlc, bytes(hash_), position or 0

    def append(self, fact: Fact, subject: str, person: str | None, private: Private | None) -> Stamp:
        now = self._clock.now_ms()
        self._seq += 1
        self._position += 1
        self._hlc = max(self._hlc + 1, now << HLC_BITS)
        payload = canonical(fact)
        stamp = Stamp(
            position=self._position,
            device=self._writer.device,
            epoch=self._writer.epoch,
            seq=self._seq,
            hlc=self._hlc,
            time_ms=now,
            actor=self._actor,
            subject=subject,
            person=person,
        )
        bound = self._keep(private, stamp) if private is not None else None
        monotonic = self._clock.monotonic_ms()
        self._hash = event_hash(
            device=stamp.device,
            epoch=stamp.epoch,
            seq=stamp.seq,
            hlc=stamp.hlc,
            time_ms=now,
            boot=self._clock.boot,
            monotonic_ms=monotonic,
            actor=self._actor,
            kind=fact.kind,
            v=fact.v,
            subject=subject,
            person=person or "",
            payload=payload,
            commitment=bound,
            before=self._hash,
        )
        self._events.append(
            {
                "position": stamp.position,
                "device": self._device,
                "epoch": stamp.epoch,
                "seq": stamp.seq,
                "hlc": stamp.hlc,
                "time_ms": now,
                "boot": self._boot_code,
                "monotonic_ms": monotonic,
                "actor": self._actor_code,
                "kind": self._code("kind", fact.kind),
                "v": fact.v,
                "subject": subject,
                "person": person,
                "payload": payload,
                "commitment": bound,
                "hash": self._hash,
            }
        )
        return stamp

    def _keep(self, private: Private, stamp: Stamp) -> bytes:
        salt = self._ids.salt()
        place = f"{stamp.device}|{stamp.epoch}|{stamp.seq}"
        self._vault.append(
            {
                "event": stamp.position,
                "owner": stamp.person or stamp.subject,
                "salt": salt,
                "box": self._seal.close_private(private, place),
            }
        )
        return commitment(salt, private)

    @property
    def pending(self) -> bool:
        return bool(self._events)

    def flush(self) -> None:
        """Write what was collected and move the head of the chain."""
        if not self._events:
            return
        _ADD_EVENTS.run(self._connection, self._events)
        if self._vault:
            _ADD_VAULT.run(self._connection, self._vault)
        head = {"seq": self._seq, "hlc": self._hlc, "hash": self._hash}
        if self._new_chain:
            _NEW_HEAD.run(self._connection, [{"device": self._device, "epoch": self._writer.epoch, **head}])
            self._new_chain = False
        else:
            _MOVE_HEAD.run(self._connection, [{"of_device": self._device, "of_epoch": self._writer.epoch, **head}])
        self._events = []
        self._vault = []


def _take_turns(connection: Connection) -> None:
    """Before anything is looked up: on PostgreSQL writers of several machines queue at the ledger's end; reads go on.

    On SQLite the transaction has begun IMMEDIATE and is alone already.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(947201)"))


def ref_of(stamp: Stamp) -> EventRef:
    return EventRef(
        position=stamp.position,
        device=stamp.device,
        epoch=stamp.epoch,
        seq=stamp.seq,
        time_ms=stamp.time_ms,
        subject=stamp.subject,
    )
