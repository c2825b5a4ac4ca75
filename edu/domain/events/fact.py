"""What an event is made of. A `Fact` is the payload of one kind; `Private` is what stands beside it in the vault.

Payloads are canonical JSON: keys sorted, no spaces, integers only, ids and public codes only. A kind never changes its
meaning: a new field has a default, a new meaning gets a new kind or a raised `v`.
"""

from __future__ import annotations

from typing import Any, ClassVar

import msgspec

KINDS: dict[str, type[Fact]] = {}


class Fact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of every payload; `kind` and `v` name it in the ledger for ever."""

    kind: ClassVar[str] = ""
    v: ClassVar[int] = 1

    def __init_subclass__(cls, **config: Any) -> None:
        super().__init_subclass__(**config)
        cls.kind = _snake(cls.__name__)
        KINDS[cls.kind] = cls


class Private(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Personal details of one event: encrypted, erasable, never in the payload."""


class Reason(Private, frozen=True, kw_only=True):
    """Why, in somebody's own words. A fact's own `reason` is a code; free text may name people, so it stands here."""

    text: str


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() and i else c.lower() for i, c in enumerate(name))


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """The envelope of an event as the folds see it: who, when, in which order, about what."""

    position: int
    device: str
    epoch: int
    seq: int
    hlc: int
    time_ms: int
    actor: str
    subject: str
    person: str | None = None


class EventRef(msgspec.Struct, frozen=True, kw_only=True):
    """Where an event stands: what a caller keeps of an append, and what a learning file prints as source."""

    position: int
    device: str
    epoch: int
    seq: int
    time_ms: int
    subject: str

    @property
    def label(self) -> str:
        """Short and unique: device mark, epoch, sequence (`3f2a91-1-000123`)."""
        return f"{self.device[-6:]}-{self.epoch}-{self.seq:06d}"
