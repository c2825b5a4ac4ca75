"""Closing a class, person by person: what was earned, the exam, the certificate or why there is none. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from edu.domain.certificate_wording import hours
from edu.domain.certificates import CertificateRecord
from edu.domain.classes import ClassFile
from edu.domain.exams.sitting import SittingRecord
from edu.services.standings import Standing
from ui.screens.exam_words import best_of, score_words
from ui.screens.wording import tenths_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """`hours` are the minutes in 学时; `certificate` is its number, or in words what a certificate still needs."""

    name: str
    place: str
    taught: int
    made_up: int
    hours: str
    passed: bool | None
    result: str
    certificate: str


def sittings_of(file: ClassFile) -> list[SittingRecord]:
    return [sitting for exam in file.exams for sitting in exam.sittings]


def lines_of(file: ClassFile, today: date, standings: Sequence[Standing] = ()) -> list[Line]:
    """`standings`: of a closed class that has an outline; before, nobody's hours are in the books."""
    earned = {one.person: one for one in file.earned}
    valid, expired = _by_state(file, today)
    why = {one.person.id: lacking(one) for one in standings}
    sat = sittings_of(file)
    found = []
    for who in file.roster:
        one = earned.get(who.person)
        taught, made_up = (one.taught, one.made_up) if one else (0, 0)
        found.append(
            Line(name=who.name, place=who.place, taught=taught, made_up=made_up,
                 hours=f"{(taught + made_up) / file.unit_minutes:.1f}",
                 passed=one.passed if one else None,
                 certificate=_certificate(valid.get(who.person), expired.get(who.person), why.get(who.person, "")),
                 result=score_words(best_of(sitting for sitting in sat if sitting.person == who.person)))
        )  # fmt: skip
    return found


def _by_state(file: ClassFile, today: date) -> tuple[dict[str, CertificateRecord], dict[str, CertificateRecord]]:
    """By person, valid and expired ones. What is expired hinders no new one: `Standing.held` goes by the same rule."""
    valid = {one.person: one for one in file.certificates if one.state_on(today) == "valid"}
    return valid, {one.person: one for one in file.certificates if one.state_on(today) == "expired"}


def _certificate(valid: CertificateRecord | None, expired: CertificateRecord | None, why: str) -> str:
    if valid is not None:
        return valid.number
    if expired is not None:
        return f"已过期，{why}" if why else f"{expired.number}，已过期"
    return why


def ready_count(standings: Sequence[Standing]) -> int:
    """Who would get a certificate now."""
    return sum(one.eligible and one.held is None for one in standings)


def certificate_words(file: ClassFile, today: date, standings: Sequence[Standing], *, may_issue: bool) -> str:
    """What stands above the list of a closed class."""
    if not file.record.programme:
        return "这个班没有选大纲，不按大纲发证。"
    valid, expired = _by_state(file, today)
    over = len(expired.keys() - valid.keys())
    ready = ready_count(standings)
    words = f"已发证书 {len(valid) + over} 本" + (f"（{over} 本已过期）" if over else "")
    if ready:
        words += f"；还有 {ready} 人可以发证" + ("" if may_issue else "，由管理员在“证书”里发")
    lack = sum(not one.eligible and one.person.id not in valid for one in standings)
    return words + (f"；{lack} 人还缺条件，缺什么写在“证书”一列" if lack else "")


def lacking(one: Standing) -> str:
    """Short enough for a column: 今年应修 16 学时，差 4; 差 4 学时，考试没合格; 可以发证."""
    if one.eligible:
        return "可以发证"
    short = one.minutes_due - one.minutes_done
    unpassed = one.programme.examined and one.sitting is None
    if short <= 0:
        return "考试没合格" if unpassed else "；".join(one.missing)
    lack = tenths_text(-(-10 * short // one.unit_minutes))  # rounded up: nobody is told to learn too little
    if unpassed:
        return f"差 {lack} 学时，考试没合格"
    span = "今年应修" if one.programme.kind == "yearly" else "应修"
    return f"{span} {hours(one.minutes_due, one.unit_minutes)}，差 {lack}"
