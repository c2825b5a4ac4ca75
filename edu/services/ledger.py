"""Proving and mending what is projected; reading the lines behind a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from edu.domain.ledger import LedgerLine, Step, Verdict
    from edu.services.ports import Store
    from edu.services.ports.ledger import LedgerProof


class Ledger:
    def __init__(self, store: Store, proof: LedgerProof) -> None:
        self._store = store
        self._proof = proof

    def verify(self, progress: Callable[[Step, int, int], None] = lambda step, done, total: None) -> Verdict:
        """The file's pages, every chain from its first event, every frozen paper by its SHA-256, every table by a fold
        that writes nothing. The first wrong event is named; `progress` gets the step and how much of it is done.
        """
        return self._proof.verify(progress)

    def digest(self) -> str:
        """Equal on two machines that hold the same events."""
        return self._proof.digest()

    def rebuild(self, progress: Callable[[int, int], None] = lambda done, total: None) -> int:
        """Fold everything anew; gives the number of events."""
        return self._proof.rebuild(progress)

    def lines_of_person(self, actor: Actor, person: str) -> Sequence[LedgerLine]:
        require(actor, Permission.LEARNING_FILE_READ, person)
        with self._store.reading() as view:
            return view.ledger.lines_of_person(person)

    def count(self) -> int:
        with self._store.reading() as view:
            return view.ledger.count()
