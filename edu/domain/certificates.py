"""Training certificates as values. They are the program's own 培训证明 / 结业证书 and imitate no State certificate."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

VerifyStatus = Literal["valid", "expired", "revoked", "forged", "unknown-issuer"]

STATUS_WORDS: dict[VerifyStatus, str] = {
    "valid": "有效",
    "expired": "已过期",
    "revoked": "已撤销",
    "forged": "无效（内容被改动或不是本程序签发）",
    "unknown-issuer": "签发单位不在信任名单里，无法确认",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateClaims:
    """What is signed: everything on the paper but the sex and the beginning of the ID number.

    Days are civil, ISO, '' = none; minutes are of `unit` a 学时; `score` in hundredths, -1: no exam.
    """

    number: str
    title: str
    name: str
    id_tail: str  # last four characters of the ID number
    programme: str
    minutes_due: int
    minutes_done: int
    unit: int
    score: int
    trained_from: str
    trained_to: str
    issued: str
    expires: str
    issuer: str

    def expired_on(self, day: date) -> bool:
        return bool(self.expires) and day.isoformat() > self.expires


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRecord:
    """A certificate as the store knows it; `revoked` is the civil day or ''."""

    id: str
    number: str
    person: str
    title: str
    programme: str
    programme_version: int
    person_class: str
    training_class: str
    sitting: str
    score: int
    minutes_due: int
    minutes_done: int
    unit_minutes: int
    trained_from: str
    trained_to: str
    issued: str
    expires: str
    issuer: str
    key_id: str
    token: str = field(repr=False)
    face_name: str
    face_id_mask: str
    revoked: str
    revoked_reason: str

    def state_on(self, day: date) -> Literal["valid", "expired", "revoked"]:
        if self.revoked:
            return "revoked"
        return "expired" if self.expires and day.isoformat() > self.expires else "valid"


@dataclass(frozen=True, slots=True, kw_only=True)
class StateCertificate:
    """A certificate issued by an authority, recorded here: 特种作业操作证, 考核合格证 …"""

    id: str
    person: str
    certificate_kind: str
    category: str
    issued: str
    expires: str
    authority: str
    number_mask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateSheet:
    """Everything that the paper shows: what a PDF is made from."""

    number: str
    title: str
    name: str
    id_mask: str
    sex: str
    programme_title: str
    person_class_title: str
    trained_from: str
    trained_to: str
    minutes_due: int
    minutes_done: int
    unit_minutes: int
    score: int  # hundredths, -1: no exam
    issuer: str
    issued: str
    expires: str
    token: str = field(repr=False)

    @classmethod
    def of(
        cls, claims: CertificateClaims, *, id_mask: str, sex: str, person_class_title: str, token: str
    ) -> CertificateSheet:
        """What was signed, and beside it what is not: the sex, the beginning of the number, the class in words."""
        return cls(
            number=claims.number,
            title=claims.title,
            name=claims.name,
            id_mask=id_mask,
            sex=sex,
            programme_title=claims.programme,
            person_class_title=person_class_title,
            trained_from=claims.trained_from,
            trained_to=claims.trained_to,
            minutes_due=claims.minutes_due,
            minutes_done=claims.minutes_done,
            unit_minutes=claims.unit,
            score=claims.score,
            issuer=claims.issuer,
            issued=claims.issued,
            expires=claims.expires,
            token=token,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The answer to a check without a network; `list_day` is how fresh the revocation list is ('' = none)."""

    status: VerifyStatus
    claims: CertificateClaims | None
    key_id: str = ""
    reason: str = ""
    list_day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedIssuer:
    """Whose certificates this machine can check: own or added by hand; `list_day` is the day of its revocation list."""

    name: str
    key_id: str
    own: bool
    revoked: int
    list_day: str
