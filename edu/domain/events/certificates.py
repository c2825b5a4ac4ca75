"""Events of certificates, of State certificates recorded, of exports and of the installation itself."""

from __future__ import annotations

from edu.domain.events.fact import Fact, Private


class CertificateIssued(Fact, frozen=True, kw_only=True):
    """Subject: the certificate; person: its holder. Days are civil, ISO; hours are minutes."""

    number: str
    title: str
    programme: str
    programme_version: int
    person_class: str
    training_class: str = ""
    sitting: str = ""
    score: int = -1
    minutes_due: int
    minutes_done: int
    unit_minutes: int
    trained_from: str
    trained_to: str
    issued: str
    expires: str = ""
    issuer: str  # name of the issuing organisation: an organisation, not a person
    key_id: str


class CertificateFace(Private, frozen=True, kw_only=True):
    """What the paper shows of the person; `token` is the signed text of its QR: frozen with the certificate."""

    name: str
    id_mask: str
    token: str


class CertificateRevoked(Fact, frozen=True, kw_only=True):
    reason: str
    day: str


class StateCertificateRecorded(Fact, frozen=True, kw_only=True):
    """Subject and person: the holder. Issued by an authority; the program only records it."""

    record: str
    certificate_kind: str  # special_operation | safety_competence | first_aider | …
    category: str = ""
    issued: str
    expires: str = ""
    authority: str = ""
    batch: str = ""


class StateCertificateNumber(Private, frozen=True, kw_only=True):
    number: str


class StateCertificateWithdrawn(Fact, frozen=True, kw_only=True):
    record: str
    reason: str


class LearningFileExported(Fact, frozen=True, kw_only=True):
    """Subject and person: whose file left the program, in which form."""

    form: str  # pdf | sqlite
    sha256: str = ""


class AdministratorSet(Fact, frozen=True, kw_only=True):
    """Subject: the device. The PIN's hash stands in the settings of the machine, never in the ledger."""

    first: bool


class SettingsChanged(Fact, frozen=True, kw_only=True):
    """Subject: the device. Only what reports depend on: organisation's name, home org unit, regions."""

    organisation: str
    home: str = ""
    regions: list[str] = []
