"""Proving a whole database: its file, every chain, what is frozen beside it, and the tables folded from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.errors import StorageError
from edu.domain.ledger import Finding, Verdict
from edu.storage.blob_proof import blob_findings
from edu.storage.damage import damage, file_findings
from edu.storage.dry_fold import table_findings
from edu.storage.integrity import digest, first_unreadable, verify, verify_recent
from edu.storage.refolding import rebuild

if TYPE_CHECKING:
    from collections.abc import Callable

    from edu.domain.ledger import Step
    from edu.storage.database import Database


class Proof:
    """The ports LedgerProof and QuickProof over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def verify(self, progress: Callable[[Step, int, int], None]) -> Verdict:
        return verify_whole(self._database, progress)

    def recent(self, count: int) -> Verdict:
        return verify_recent(self._database, count)

    def damage(self) -> str:
        return damage(self._database)

    def digest(self) -> str:
        return digest(self._database)

    def rebuild(self, progress: Callable[[int, int], None]) -> int:
        return rebuild(self._database, progress)


def verify_whole(
    database: Database, progress: Callable[[Step, int, int], None] = lambda step, done, total: None
) -> Verdict:
    """Chains are walked and papers compared even in a damaged file, so that what is hurt is named; the tables only over
    a chain that holds, for a fold of false events proves nothing.
    """
    progress("file", 0, 1)
    findings = list(file_findings(database))
    progress("file", 1, 1)
    try:
        chain = verify(database, lambda done, total: progress("events", done, total))
    except StorageError as error:
        if not findings:
            findings.append(Finding("file", error.message.rstrip("。")))
        chain = first_unreadable(database)
    findings += blob_findings(database, lambda done, total: progress("papers", done, total))
    if chain.first_bad is None and not any(finding.kind == "file" for finding in findings):
        findings += table_findings(database, lambda done, total: progress("tables", done, total))
    return Verdict(chain.events, chain.first_bad, tuple(findings))
