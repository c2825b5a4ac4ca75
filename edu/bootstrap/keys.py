"""What the store is told of the key ring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.storage.opening import StoreKeys

if TYPE_CHECKING:
    from edu.signing.key_ring import KeyRing


def store_keys(ring: KeyRing) -> StoreKeys:
    return StoreKeys(
        database=ring.database, column=ring.column, lookup=ring.lookup, device=ring.device, epoch=ring.epoch
    )
