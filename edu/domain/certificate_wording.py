"""Every word on a training certificate, in one place: the PDF draws it, the check of a PDF expects it.

`Wording.texts` is the order in which the page is drawn and read.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from edu.domain.certificates import CertificateClaims, CertificateSheet
from edu.domain.person_classes import PERSON_CLASS_NAMES

DISCLAIMER = "本证明由培训单位出具，不是国家颁发的安全生产考核合格证或特种作业操作证"
HINT = ("查验真伪", "扫描二维码，或用“应知应会”打开本文件", "不联网也能查验")
NONE = "—"
RULES = 4
"""Lines that a page draws besides its text, its frame and the rows of its QR: those between the facts."""
_SEXES = {"male": "男", "female": "女", "": NONE}
# stand for what the signature does not cover, until they become alternatives of a pattern
_SEX, _ID_HEAD, _CLASS = "\ue000", "\ue001", "\ue002"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    issuer: str
    number: str
    title: str
    name: str
    identity: str
    statement: str
    facts: tuple[tuple[str, str], ...]
    seal: str
    issued: str
    expires: str

    @property
    def texts(self) -> tuple[str, ...]:
        pairs = (text for fact in self.facts for text in fact)
        head = (self.issuer, self.number, self.title, self.name, self.identity, self.statement)
        return (*HINT, DISCLAIMER, *head, *pairs, self.seal, self.issuer, self.issued, self.expires)


def wording(sheet: CertificateSheet) -> Wording:
    return Wording(
        issuer=sheet.issuer,
        number=f"编号 {sheet.number}",
        title=sheet.title,
        name=sheet.name,
        identity=f"性别 {_SEXES.get(sheet.sex, sheet.sex)}　证件号码 {sheet.id_mask}",
        statement=_statement(sheet),
        facts=(
            ("培训对象", sheet.person_class_title or NONE),
            ("培训时间", period(sheet.trained_from, sheet.trained_to)),
            ("应修学时", hours(sheet.minutes_due, sheet.unit_minutes)),
            ("实修学时", hours(sheet.minutes_done, sheet.unit_minutes)),
            ("考试成绩", f"{marks(sheet.score)} 分" if sheet.score >= 0 else NONE),
        ),
        seal="培训单位（盖章）",
        issued=f"发证日期 {chinese_day(sheet.issued)}",
        expires=f"有效期至 {chinese_day(sheet.expires)}" if sheet.expires else "长期有效",
    )


def _statement(sheet: CertificateSheet) -> str:
    what = "培训内容和学时" if sheet.minutes_due else "培训内容"
    exam = "，考试合格" if sheet.score >= 0 else ""
    end = "准予结业，特发此证" if "结业" in sheet.title else "特此证明"
    return f"参加“{sheet.programme_title}”，完成规定的{what}{exam}，{end}。"


def chinese_day(day: str) -> str:
    """2026-03-05 → 2026年3月5日"""
    read = date.fromisoformat(day)
    return f"{read.year}年{read.month}月{read.day}日"


def period(first: str, last: str) -> str:
    """A year that both days share is said once."""
    if not first or not last:
        return NONE
    if first == last:
        return chinese_day(first)
    end = chinese_day(last)
    return f"{chinese_day(first)}至{end.partition('年')[2] if first[:4] == last[:4] else end}"


def hours(minutes: int, unit: int) -> str:
    """学时 with at most one decimal, never rounded up."""
    tenths = minutes * 10 // unit if unit else 0
    if not tenths:
        return NONE
    return f"{tenths // 10} 学时" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10} 学时"


def marks(hundredths: int) -> str:
    """8650 → 86.5"""
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")


def flat(text: str) -> str:
    """Without white space and compatibility forms: how texts are compared that went through a PDF."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def expected_texts(claims: CertificateClaims) -> tuple[str, ...]:
    """Patterns, in order and each of a flat text, that a page issued with these claims shows, and nothing else."""
    sheet = CertificateSheet.of(
        claims, id_mask=_ID_HEAD + claims.id_tail, sex=_SEX, person_class_title=_CLASS, token=""
    )
    classes = "|".join(re.escape(flat(name)) for name in (*PERSON_CLASS_NAMES.values(), NONE))
    return tuple(
        re.escape(flat(text))
        .replace(_SEX, "(?P<sex>[男女—])")
        .replace(_ID_HEAD, r"(?P<id_head>[0-9A-Z]{0,3}\*+)")
        .replace(_CLASS, f"(?P<person_class>{classes})")
        for text in wording(sheet).texts
    )


def unsigned(claims: CertificateClaims, text: str) -> tuple[str, str, str]:
    """What a page with `text` says that is not signed: sex, the masked beginning of the number, the class in words.

    ValueError unless the page says what these claims print.
    """
    found = re.fullmatch("".join(expected_texts(claims)), flat(text))
    if found is None:
        raise ValueError("the page says something else than its claims")
    sexes = {word: sex for sex, word in _SEXES.items()}
    classes = {flat(name): name for name in PERSON_CLASS_NAMES.values()} | {NONE: ""}
    return sexes[found["sex"]], found["id_head"], classes[found["person_class"]]
