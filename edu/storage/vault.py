"""What is personal: encrypted beside its event, erasable, bound to the event by a salted commitment.

The commitment in the event is SHA-256(salt ‖ canonical JSON). Deleting the vault row makes the details unreadable and
leaves the chain whole; whoever still holds the details can prove them against the event.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, TypeVar

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from edu.domain.canonical import canonical
from edu.domain.errors import REPLACE_DAMAGED, DamagedDatabase

if TYPE_CHECKING:
    from collections.abc import Callable

    from edu.domain.events import Private

P = TypeVar("P", bound="Private")
_VERSION = b"\x01"
_NONCE = 12


class Seal:
    """Encrypts vault rows and single columns, and makes the keyed look-up hash. `random` gives n fresh bytes."""

    def __init__(self, *, column_key: bytes, lookup_key: bytes, random: Callable[[int], bytes]) -> None:
        self._cipher = AESGCM(column_key)
        self._lookup_key = lookup_key
        self._random = random

    def close(self, plain: bytes, place: str) -> bytes:
        """`place` (table|column|row) is authenticated: a ciphertext moved elsewhere does not open."""
        nonce = self._random(_NONCE)
        return _VERSION + nonce + self._cipher.encrypt(nonce, plain, place.encode())

    def open(self, box: bytes, place: str) -> bytes:
        if box[:1] != _VERSION:
            raise DamagedDatabase("加密数据的版本无法识别。", f"请先用较新的程序打开；仍打不开时，{REPLACE_DAMAGED}")
        try:
            return self._cipher.decrypt(box[1 : 1 + _NONCE], box[1 + _NONCE :], place.encode())
        except InvalidTag as exc:
            raise DamagedDatabase("加密数据校验不通过，可能被改动或损坏。", REPLACE_DAMAGED) from exc

    def lookup(self, normalised_number: str) -> bytes:
        """Keyed hash of an ID number: an unkeyed one is reversed in seconds."""
        return hmac.new(self._lookup_key, normalised_number.encode(), hashlib.sha256).digest()

    def close_private(self, private: Private, event_label: str) -> bytes:
        return self.close(canonical(private), f"vault|{event_label}")

    def open_private(self, box: bytes, event_label: str, shape: type[P]) -> P:
        return msgspec.json.decode(self.open(box, f"vault|{event_label}"), type=shape)


def commitment(salt: bytes, private: Private) -> bytes:
    return hashlib.sha256(salt + canonical(private)).digest()
