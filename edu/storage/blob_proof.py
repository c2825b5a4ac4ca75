"""Frozen papers, scenarios and documents against the SHA-256 that their events hold."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import select

from edu.domain.errors import StorageError
from edu.domain.event_words import EVENT_WORDS
from edu.domain.events import classes as classes_events
from edu.domain.events import contests, drills, exams
from edu.domain.ledger import Finding
from edu.storage.errors import examined
from edu.storage.refolding import STREAMED, words_of
from edu.storage.schema import blobs, codes, events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from edu.domain.events import Fact
    from edu.storage.database import Database

BLOB_FIELDS: dict[type[Fact], str] = {
    exams.PaperFrozen: "sha256",
    drills.DrillRunStarted: "sha256",
    drills.DrillProfileTaken: "sha256",
    drills.DrillRunClosed: "sha256",
    classes_events.DrillDocumentAdded: "sha256",
    contests.ContestOpened: "questions",
}
"""The field of an event that names bytes of the blob store."""
NAMED = 20


def blob_findings(database: Database, progress: Callable[[int, int], None]) -> Iterator[Finding]:
    """Names the event of every paper that is gone or other than it was; at most `NAMED`, then their number."""
    state = _states(database, progress)
    wrong = {key for key, well in state.items() if not well}
    told = 0
    for digest, what in _references(database):
        if state.get(digest, False):
            continue
        wrong.discard(digest)
        told += 1
        if told <= NAMED:
            yield Finding("paper", f"{what}的内容{_said(digest, state)}")
    for digest in sorted(wrong)[: max(0, NAMED - told)]:
        yield Finding("paper", f"编号 {digest.hex()[:12]} 的材料已损坏，没有读到记载它的事件")
    left = told + len(wrong) - NAMED
    if left > 0:
        yield Finding("paper", f"另有 {left} 份试卷或材料同样缺失或损坏")


def _said(digest: bytes, state: dict[bytes, bool]) -> str:
    if digest in state:
        return f"已损坏，与封存时的 SHA-256（{digest.hex()[:12]}…）不符"
    return f"不在数据库里（SHA-256 {digest.hex()[:12]}…）"


def _states(database: Database, progress: Callable[[int, int], None]) -> dict[bytes, bool]:
    """Digest of every blob → whether its bytes are still those. One blob in memory at a time."""
    try:
        with examined(database.engines) as connection:
            keys = [bytes(key) for key in connection.execute(select(blobs.c.sha256)).scalars()]
    except StorageError:
        return {}
    state = {}
    for done, key in enumerate(keys):
        state[key] = _well(database, key)
        progress(done + 1, len(keys))
    return state


def _well(database: Database, key: bytes) -> bool:
    query = select(blobs.c.size, blobs.c.data).where(blobs.c.sha256 == key)
    try:
        with examined(database.engines) as connection:
            row = connection.execute(query).one()
    except StorageError:
        return False
    return row.size == len(row.data) and hashlib.sha256(row.data).digest() == key


def _references(database: Database) -> Iterator[tuple[bytes, str]]:
    """Digest and what it is of, in words, for every event that names a blob; ends early where the file is damaged."""
    fields = {fact.kind: name for fact, name in BLOB_FIELDS.items()}
    kinds = select(codes.c.id).where(codes.c.family == "kind", codes.c.value.in_(fields))
    query = select(events.c.device, events.c.epoch, events.c.seq, events.c.kind, events.c.payload)
    try:
        with examined(database.engines) as connection:
            words = words_of(connection)
            found = query.where(events.c.kind.in_(kinds)).order_by(events.c.position)
            with connection.execute(found, execution_options=STREAMED) as rows:
                for row in rows:
                    payload = msgspec.json.decode(bytes(row.payload))
                    digest = _digest(payload.get(fields[words[row.kind]]))
                    if digest:
                        yield digest, _what(row, words, payload)
    except (StorageError, msgspec.DecodeError):  # told by the other proofs
        return


def _digest(text: Any) -> bytes:
    try:
        return bytes.fromhex(text or "")
    except ValueError:
        return b""


def _what(row: Any, words: dict[int, str], payload: dict[str, Any]) -> str:
    title = payload.get("title", "")
    label = f"{words[row.device][-6:]}-{row.epoch}-{row.seq:06d}"
    return f"{EVENT_WORDS[words[row.kind]]}{f'“{title}”' if title else ''}（事件 {label}）"
