"""Which function folds which kind of event.

A fold is `(rows, stamp, fact, private) -> None`. `private` is None where the vault row was withheld or erased; the fold
must give an intended row then too. It may read and write only rows whose subject column is `stamp.subject`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import msgspec

from edu.domain.events import Fact, Private, Stamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from edu.storage.rows import Rows

F = TypeVar("F", bound=Fact)
Fold: TypeAlias = "Callable[[Rows, Stamp, Any, Any], None]"

FOLDS: dict[str, Fold] = {}
PRIVATE: dict[str, type[Private]] = {}


def folds(fact: type[F], private: type[Private] | None = None) -> Callable[[Fold], Fold]:
    """Register the fold of a kind and the shape of its vault half."""

    def register(fold: Fold) -> Fold:
        FOLDS[fact.kind] = fold
        if private is not None:
            PRIVATE[fact.kind] = private
        return fold

    return register


def label(stamp: Stamp) -> str:
    """The event's short public name, as printed in learning files."""
    return f"{stamp.device[-6:]}-{stamp.epoch}-{stamp.seq:06d}"


def as_json(value: Any) -> str:
    """Canonical text of what a fact holds; a fact's types admit no float, so nothing is looked through for one."""
    return _ENCODE(value).decode()


_ENCODE = msgspec.json.Encoder(order="sorted").encode
