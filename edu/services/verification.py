"""Checking a certificate at a desk without a network: anybody may, and nobody's record is read for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.errors import InvalidInput
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from edu.domain.certificates import TrustedIssuer, Verification
    from edu.services.ports import Store
    from edu.services.ports.certificates import CertificateChecker
    from edu.system.clock import Clock


class CertificateVerification:
    """`store` None: only what the trust folder says can be checked (no data of this machine's own)."""

    def __init__(self, store: Store | None, clock: Clock, checker: CertificateChecker) -> None:
        self._store = store
        self._clock = clock
        self._checker = checker

    def text(self, token: str) -> Verification:
        """What a QR carries. Everything that is not exactly a certificate's text is `forged`, never an error."""
        return self._checker.text(token, self._revoked(), self._today())

    def pdf(self, path: Path) -> tuple[Verification, ...]:
        """One answer a page. BadFile when it cannot be read as a PDF."""
        return self._checker.pdf(path, self._revoked(), self._today())

    def issuers(self) -> Sequence[TrustedIssuer]:
        return self._checker.issuers(self._revoked(), self._today())

    def own_trust(self, actor: Actor, path: Path, name: str) -> None:
        """The file that lets another office check our certificates: public key and revoked numbers, no secret."""
        require(actor, Permission.ADMINISTER)
        if not name.strip():
            raise InvalidInput("还没有填写发证单位名称。", "请在“设置”里填写单位名称。")
        self._checker.export_own(path, name.strip(), self._revoked(), self._today())

    def add_trust(self, actor: Actor, path: Path) -> TrustedIssuer:
        require(actor, Permission.ADMINISTER)
        return self._checker.add(path)

    def _revoked(self) -> Mapping[str, str]:
        if self._store is None:
            return {}
        with self._store.reading() as view:
            return view.certificates.revoked()

    def _today(self) -> date:
        return civil_date(self._clock.now_ms())
