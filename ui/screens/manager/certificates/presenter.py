"""Certificates as rows of words; who of a class may have one and why not. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from edu.domain.certificates import STATUS_WORDS, CertificateRecord, Verification, VerifyStatus
from edu.domain.renewals import RenewalLine
from edu.services.standings import Standing
from ui.screens.manager.parts.words import class_word, expiry_chip, hours_text, marks_text
from ui.widgets.banner import BannerKind
from ui.widgets.chip import Status
from ui.widgets.two_lines import SEPARATOR

WITHIN = ((30, "30 天内"), (90, "90 天内"), (180, "半年内"), (365, "一年内"))
_KINDS: dict[VerifyStatus, BannerKind] = {
    "valid": "ok", "expired": "warn", "revoked": "error", "forged": "error", "unknown-issuer": "warn",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class IssuedRow:
    record: CertificateRecord
    name: str
    title: str
    about: str
    number: str
    issued: str
    expires: str
    chip: tuple[Status, str]

    @property
    def words(self) -> str:
        return SEPARATOR.join((self.title, self.about))

    @property
    def may_revoke(self) -> bool:
        return not self.record.revoked


def issued_rows(
    records: Sequence[CertificateRecord], titles: Mapping[str, str], today: date, text: str = ""
) -> list[IssuedRow]:
    """`titles` are of classes and programmes by their id; `text` is part of a name, title, class or number."""
    wanted = text.strip().lower()
    rows = []
    for record in records:
        about = titles.get(record.training_class) or titles.get(record.programme) or class_word(record.person_class)
        if wanted and wanted not in f"{record.face_name} {record.title} {about} {record.number}".lower():
            continue
        chip = ("none", "已撤销") if record.revoked else expiry_chip(record.expires, today)
        rows.append(
            IssuedRow(
                record=record,
                name=record.face_name,
                title=record.title,
                about=about,
                number=record.number,
                issued=record.issued,
                expires=record.expires or "长期",
                chip=chip,  # type: ignore[arg-type]
            )
        )
    return rows


def expiring_chip(line: RenewalLine) -> tuple[Status, str]:
    if line.days_left == 0:
        return "overdue", "今天到期"
    return ("overdue" if line.days_left <= 30 else "due"), f"{line.days_left} 天"


@dataclass(frozen=True, slots=True)
class StandingRow:
    standing: Standing
    name: str
    hours: str
    score: str
    chip: tuple[Status, str]
    why: str
    rank: int

    @property
    def may_issue(self) -> bool:
        return self.standing.eligible and self.standing.held is None


def standing_rows(standings: Sequence[Standing]) -> list[StandingRow]:
    """Those who may have one first, then those who lack something, then those who hold one."""
    return sorted((_standing(one) for one in standings), key=lambda row: (row.rank, row.standing.person.initials))


def _standing(one: Standing) -> StandingRow:
    chip: tuple[Status, str] = ("running", "可以发证")
    why, rank = "学时和考试都已达到要求", 0
    if one.held is not None:
        chip, why, rank = ("met", "已发证"), one.held.number, 2
    elif one.missing:
        chip, why, rank = ("due", "暂不能发"), "；".join(one.missing), 1
    if one.caution and one.held is None:
        why = f"{why}；{one.caution}"
    unit = one.unit_minutes
    due = f" / {hours_text(one.minutes_due, unit)}" if one.minutes_due else ""
    return StandingRow(
        standing=one,
        name=one.person.name,
        hours=f"{hours_text(one.minutes_done, unit)}{due}",
        score=marks_text(one.sitting.score) if one.sitting else "—",
        chip=chip,
        why=why,
        rank=rank,
    )


def issue_words(rows: Sequence[StandingRow]) -> str:
    ready = sum(row.may_issue for row in rows)
    held = sum(row.standing.held is not None for row in rows)
    counts = f"{len(rows)} 人：{ready} 人可以发证，{held} 人已发证，{len(rows) - ready - held} 人还缺条件"
    return "。".join([counts, *([hours_words(rows[0].standing)] if rows else [])])


def hours_words(one: Standing) -> str:
    """What the column of hours counts: more than this class, and no class in many a programme."""
    since = "今年" if one.programme.kind == "yearly" else "近三年"
    asked = "" if one.minutes_due else "；文件没有规定最少学时，学时不影响发证"
    return f"累计学时算{since}全部同类培训，不只这个班{asked}"


def verdict(answer: Verification) -> tuple[BannerKind, str, list[tuple[str, str]]]:
    """Kind of the banner, its words, and what the certificate says (only where the signature holds)."""
    claims = answer.claims
    facts: list[tuple[str, str]] = []
    if claims is not None:
        facts = [
            ("姓名", f"{claims.name}（证件号后四位 {claims.id_tail}）"),
            ("证书", claims.title),
            ("编号", claims.number),
            ("培训内容", claims.programme),
            ("学时", f"{hours_text(claims.minutes_done, claims.unit)} 学时"),
            ("发证日期", claims.issued),
            ("有效期至", claims.expires or "长期有效"),
            ("发证单位", claims.issuer),
        ]
    if answer.list_day:
        facts.append(("撤销名单日期", answer.list_day))
    return _KINDS[answer.status], STATUS_WORDS[answer.status], facts
