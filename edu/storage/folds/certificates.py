"""Folds of certificates, State certificates, exports and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.events import Reason
from edu.domain.events import certificates as e
from edu.domain.identity import mask
from edu.storage import schema_certificates as t
from edu.storage.folds.registry import folds, label

if TYPE_CHECKING:
    from edu.domain.events import Stamp
    from edu.storage.rows import Rows


@folds(e.CertificateIssued, e.CertificateFace)
def certificate_issued(rows: Rows, stamp: Stamp, fact: e.CertificateIssued, private: e.CertificateFace | None) -> None:
    rows.put(
        t.certificates,
        id=stamp.subject,
        number=fact.number,
        person=stamp.person,
        title=fact.title,
        programme=fact.programme,
        programme_version=fact.programme_version,
        person_class=fact.person_class,
        training_class=fact.training_class,
        sitting=fact.sitting,
        score=fact.score,
        minutes_due=fact.minutes_due,
        minutes_done=fact.minutes_done,
        unit_minutes=fact.unit_minutes,
        trained_from=fact.trained_from,
        trained_to=fact.trained_to,
        issued=fact.issued,
        expires=fact.expires,
        issuer=fact.issuer,
        key_id=fact.key_id,
        token=private.token if private else "",
        face_name=private.name if private else "",
        face_id_mask=private.id_mask if private else "",
        revoked="",
        revoked_reason="",
    )


@folds(e.CertificateRevoked, Reason)
def certificate_revoked(rows: Rows, stamp: Stamp, fact: e.CertificateRevoked, private: Reason | None) -> None:
    why = private.text if private else fact.reason
    rows.change(t.certificates, (stamp.subject,), revoked=fact.day, revoked_reason=why)


@folds(e.StateCertificateRecorded, e.StateCertificateNumber)
def state_certificate_recorded(
    rows: Rows, stamp: Stamp, fact: e.StateCertificateRecorded, private: e.StateCertificateNumber | None
) -> None:
    rows.put(
        t.state_certificates,
        id=fact.record,
        person=stamp.subject,
        certificate_kind=fact.certificate_kind,
        category=fact.category,
        issued=fact.issued,
        expires=fact.expires,
        authority=fact.authority,
        number_mask=mask(private.number) if private and private.number else "",
        withdrawn=False,
        batch=fact.batch,
    )


@folds(e.StateCertificateWithdrawn, Reason)
def state_certificate_withdrawn(
    rows: Rows, stamp: Stamp, fact: e.StateCertificateWithdrawn, private: Reason | None
) -> None:
    rows.change(t.state_certificates, (fact.record,), withdrawn=True)


@folds(e.LearningFileExported, Reason)
def learning_file_exported(rows: Rows, stamp: Stamp, fact: e.LearningFileExported, private: Reason | None) -> None:
    rows.put(
        t.exports,
        id=label(stamp),
        person=stamp.subject,
        form=fact.form,
        reason=private.text if private else "",
        actor=stamp.actor,
        at_ms=stamp.time_ms,
    )


@folds(e.AdministratorSet)
def administrator_set(rows: Rows, stamp: Stamp, fact: e.AdministratorSet, private: None) -> None:
    """Nothing is projected: the ledger itself is the record of when a PIN was set."""


@folds(e.SettingsChanged)
def settings_changed(rows: Rows, stamp: Stamp, fact: e.SettingsChanged, private: None) -> None:
    rows.put(
        t.settings_log,
        device=stamp.subject,
        organisation=fact.organisation,
        home=fact.home,
        regions=",".join(fact.regions),
        at_ms=stamp.time_ms,
    )
