"""The hash of an event: SHA-256 over all of its fields and the hash before, in one canonical JSON array.

The form is fixed for ever (tag `yz1`), so that anyone can recompute a chain with twenty lines of any language.
"""

from __future__ import annotations

import hashlib

import msgspec

_ENCODE = msgspec.json.Encoder().encode
GENESIS = b"\x00" * 32


def event_hash(
    *,
    device: str,
    epoch: int,
    seq: int,
    hlc: int,
    time_ms: int,
    boot: str,
    monotonic_ms: int,
    actor: str,
    kind: str,
    v: int,
    subject: str,
    person: str,
    payload: bytes,
    commitment: bytes | None,
    before: bytes,
) -> bytes:
    fields = (
        "yz1", device, epoch, seq, hlc, time_ms, boot, monotonic_ms, actor, kind, v, subject, person,
        payload.decode(), commitment.hex() if commitment else "", before.hex(),
    )  # fmt: skip
    return hashlib.sha256(_ENCODE(fields)).digest()
