"""Queries about certificates (port: edu.services.ports.certificates)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from edu.domain.certificates import CertificateRecord, StateCertificate
from edu.storage.records.chunks import chunked
from edu.storage.schema_certificates import certificates, state_certificates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy import Connection

_STATE = (
    state_certificates.c.id, state_certificates.c.person, state_certificates.c.certificate_kind,
    state_certificates.c.category, state_certificates.c.issued, state_certificates.c.expires,
    state_certificates.c.authority, state_certificates.c.number_mask,
)  # fmt: skip


class CertificateRecords:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect

    def certificate(self, id: str) -> CertificateRecord | None:
        return self._first(certificates.c.id == id)

    def by_number(self, number: str) -> CertificateRecord | None:
        return self._first(certificates.c.number == number)

    def of_person(self, person: str) -> Sequence[CertificateRecord]:
        return self._certificates(certificates.c.person == person)

    def of_class(self, training_class: str) -> Sequence[CertificateRecord]:
        return self._certificates(certificates.c.training_class == training_class)

    def expiring(self, first: str, last: str) -> Sequence[CertificateRecord]:
        return self._certificates(
            certificates.c.revoked == "", certificates.c.expires >= first, certificates.c.expires <= last
        )

    def all(self, limit: int = 1000) -> Sequence[CertificateRecord]:
        query = select(certificates).order_by(certificates.c.issued.desc(), certificates.c.number.desc()).limit(limit)
        return [CertificateRecord(**row) for row in self._connect().execute(query).mappings()]

    def last_serial(self, prefix: str) -> int:
        query = select(certificates.c.number).where(certificates.c.number.startswith(prefix, autoescape=True))
        serials = (number.removeprefix(prefix) for number in self._connect().execute(query).scalars())
        return max((int(serial) for serial in serials if serial.isdigit()), default=0)

    def revoked(self) -> Mapping[str, str]:
        query = select(certificates.c.number, certificates.c.revoked).where(certificates.c.revoked != "")
        return {row.number: row.revoked for row in self._connect().execute(query)}

    def state_certificates_of(self, person: str) -> Sequence[StateCertificate]:
        return self.state_certificates_of_many([person]).get(person, ())

    def state_certificates_of_many(self, people: Iterable[str]) -> Mapping[str, Sequence[StateCertificate]]:
        found: dict[str, list[StateCertificate]] = {}
        for chunk in chunked(people):
            for held in self._state(state_certificates.c.person.in_(chunk)):
                found.setdefault(held.person, []).append(held)
        return found

    def state_expiring(self, first: str, last: str) -> Sequence[StateCertificate]:
        return self._state(state_certificates.c.expires >= first, state_certificates.c.expires <= last)

    def _first(self, *where: Any) -> CertificateRecord | None:
        found = self._certificates(*where)
        return found[0] if found else None

    def _certificates(self, *where: Any) -> list[CertificateRecord]:
        query = select(certificates).where(*where).order_by(certificates.c.issued, certificates.c.number)
        return [CertificateRecord(**row) for row in self._connect().execute(query).mappings()]

    def _state(self, *where: Any) -> list[StateCertificate]:
        query = select(*_STATE).where(state_certificates.c.withdrawn.is_(False), *where)
        ordered = query.order_by(state_certificates.c.issued, state_certificates.c.id)
        return [StateCertificate(**row) for row in self._connect().execute(ordered).mappings()]
