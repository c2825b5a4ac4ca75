"""Queries about certificates, and the signer and trust that stand behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from edu.domain.certificates import (
    CertificateClaims,
    CertificateRecord,
    CertificateSheet,
    StateCertificate,
    TrustedIssuer,
    Verification,
)
from edu.domain.renewals import RenewalLine


class CertificateRecords(Protocol):
    def certificate(self, id: str) -> CertificateRecord | None: ...
    def by_number(self, number: str) -> CertificateRecord | None: ...
    def of_person(self, person: str) -> Sequence[CertificateRecord]: ...
    def of_class(self, training_class: str) -> Sequence[CertificateRecord]: ...
    def expiring(self, first: str, last: str) -> Sequence[CertificateRecord]:
        """Not revoked, with `first` ≤ expires ≤ `last` (civil days, ISO)."""

    def all(self, limit: int = 1000) -> Sequence[CertificateRecord]:
        """Newest first."""

    def last_serial(self, prefix: str) -> int:
        """The highest serial among numbers that begin with `prefix`, 0 when there is none."""

    def revoked(self) -> Mapping[str, str]:
        """Number → civil day."""

    def state_certificates_of(self, person: str) -> Sequence[StateCertificate]: ...
    def state_certificates_of_many(self, people: Iterable[str]) -> Mapping[str, Sequence[StateCertificate]]: ...
    def state_expiring(self, first: str, last: str) -> Sequence[StateCertificate]: ...


class Signer(Protocol):
    """The organisation's key; `sign` gives the text that the QR carries."""

    @property
    def key_id(self) -> str: ...
    def sign(self, claims: CertificateClaims) -> str: ...
    def claims(self, token: str) -> CertificateClaims | None:
        """What a text claims, whoever signed it; None when it is no certificate's text."""


class CertificatePrinter(Protocol):
    """Paper: InvalidInput names every text that the face cannot print, before a file is touched."""

    def certificates(self, sheets: Sequence[CertificateSheet], path: Path) -> int: ...
    def renewals(self, lines: Sequence[RenewalLine], path: Path, title: str) -> int: ...


class CertificateChecker(Protocol):
    """Checks without a network and without people: needs only the own key, its revocations and the trust folder."""

    def text(self, token: str, revoked: Mapping[str, str], today: date) -> Verification: ...
    def pdf(self, path: Path, revoked: Mapping[str, str], today: date) -> tuple[Verification, ...]: ...
    def issuers(self, revoked: Mapping[str, str], today: date) -> Sequence[TrustedIssuer]: ...
    def export_own(self, path: Path, name: str, revoked: Mapping[str, str], today: date) -> None: ...
    def add(self, path: Path) -> TrustedIssuer: ...
