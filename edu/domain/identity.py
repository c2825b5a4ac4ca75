"""Identity documents: GB 11643 numbers (18 and old 15 digits), permits and passports.

Nothing here knows whether a number was ever issued; it knows whether it could have been. No message of this
module contains a whole number, so that problems may be logged and shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from edu.domain.problems import Problem
from edu.domain.text import squeezed

IdKind = Literal[
    "resident-id",  # 居民身份证, 18 digits
    "resident-id-15",  # the number of before 1999: no check digit, kept as an old number only
    "residence-permit",  # 港澳台居民居住证: 810000, 820000, 830000, otherwise like a resident id
    "foreigner-id",  # 外国人永久居留身份证: 18 digits beginning with 9, or three letters and 12 digits
    "passport",
    "hk-macau-permit",  # 港澳居民来往内地通行证
    "taiwan-permit",  # 台湾居民来往大陆通行证
]
Sex = Literal["male", "female"]

KIND_NAMES: dict[IdKind, str] = {
    "resident-id": "居民身份证",
    "resident-id-15": "15 位旧身份证",
    "residence-permit": "港澳台居民居住证",
    "foreigner-id": "外国人永久居留身份证",
    "passport": "护照",
    "hk-macau-permit": "港澳居民来往内地通行证",
    "taiwan-permit": "台湾居民来往大陆通行证",
}

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_PERMIT_AREAS = ("810000", "820000", "830000")
PROVINCES = frozenset(
    str(code)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
    for code in range(first, last + 1)
)
"""The first two digits of a resident's number (GB/T 2260), as text."""
_OLDEST = 110
_EIGHTEEN = re.compile(r"[0-9]{17}[0-9X]")
_FIFTEEN = re.compile(r"[0-9]{15}")
_LOOSE: dict[IdKind, re.Pattern[str]] = {
    "passport": re.compile(r"(?=[A-Z0-9]*[0-9])[A-Z0-9]{5,17}"),
    "hk-macau-permit": re.compile(r"[HM][0-9]{8}(?:[0-9]{2})?"),
    "taiwan-permit": re.compile(r"[0-9]{8}|[0-9]{10}[A-Z]?"),
    "foreigner-id": re.compile(r"[A-Z]{3}[0-9]{12}"),
}
_GUESSES: tuple[tuple[IdKind, re.Pattern[str]], ...] = (
    ("hk-macau-permit", _LOOSE["hk-macau-permit"]),
    ("foreigner-id", _LOOSE["foreigner-id"]),
    ("passport", re.compile(r"(?:[EGDSP][0-9]{8}|E[A-Z][0-9]{7})")),
)


@dataclass(frozen=True, slots=True)
class IdDocument:
    """A number that passed every rule of its kind; `number` is normalised (capital X, no separators)."""

    kind: IdKind
    number: str = field(repr=False)

    @property
    def masked(self) -> str:
        return mask(self.number)

    @property
    def birth_date(self) -> date | None:
        """None where the number does not carry it (passports, travel permits, old foreigners' cards)."""
        if self.kind == "resident-id-15":
            return _real_date("19" + self.number[6:12])
        return _real_date(self.number[6:14]) if _EIGHTEEN.fullmatch(self.number) else None

    @property
    def sex(self) -> Sex | None:
        if self.kind == "resident-id-15":
            order = self.number[14]
        elif _EIGHTEEN.fullmatch(self.number):
            order = self.number[16]
        else:
            return None
        return "male" if int(order) % 2 else "female"

    def age_on(self, day: date) -> int | None:
        """Whole years (周岁), reached on the birthday."""
        born = self.birth_date
        if born is None:
            return None
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    @property
    def modern_number(self) -> str:
        """The number to match persons by: an old 15-digit number in its 18-digit form, all others unchanged."""
        if self.kind != "resident-id-15":
            return self.number
        body = self.number[:6] + "19" + self.number[6:]
        return body + check_digit(body)


@dataclass(frozen=True, slots=True)
class IdReading:
    """`document` is None exactly when one of `problems` is an error."""

    document: IdDocument | None
    problems: tuple[Problem, ...] = ()


def normalise(text: str) -> str:
    """Half-width capitals; spaces, zero-width characters, dashes and a leading apostrophe away."""
    return re.sub(r"[\s\-‐-―−_'’‘`·.]", "", squeezed(text)).upper()


def mask(number: str) -> str:
    """First 3 and last 4; a short number keeps its last 2 only."""
    if len(number) <= 8:
        return "*" * max(len(number) - 2, 0) + number[-2:]
    return number[:3] + "*" * (len(number) - 7) + number[-4:]


def check_digit(body: str) -> str:
    """The 18th character for the first 17 digits (GB 11643, ISO 7064 MOD 11-2)."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True)) % 11]


def read_identity(text: str, today: date, kind: IdKind | None = None) -> IdReading:
    """Judge one cell; `kind` is what the file says of it, None when it says nothing or 身份证."""
    number = normalise(text)
    if not number:
        return _refused(
            "id_number_missing",
            "没有证件号码，无法确认是哪个人",
            "请填写身份证号，没有身份证的请填写证件类型和证件号码",
        )
    if _EIGHTEEN.fullmatch(number):  # no passport and no travel permit has 18 characters
        return _read_eighteen(number, today)
    if kind in ("passport", "hk-macau-permit", "taiwan-permit"):
        return _read_loose(kind, number)
    if _FIFTEEN.fullmatch(number):
        return _read_fifteen(number)
    if kind == "foreigner-id":
        return _read_loose(kind, number)
    return _guess(number)


def _read_eighteen(number: str, today: date) -> IdReading:
    foreign = number.startswith("9")
    problems = list(_birth_problems(number, today))
    if check_digit(number[:17]) != number[17]:
        problems.append(_wrong_check(number, foreign=foreign))
    if any(problem.severity == "error" for problem in problems):
        return IdReading(None, tuple(problems))
    if foreign:
        return IdReading(IdDocument("foreigner-id", number), tuple(problems))
    if number.startswith(_PERMIT_AREAS):
        return IdReading(IdDocument("residence-permit", number), tuple(problems))
    if int(number[6:10]) < today.year - _OLDEST:
        problems.append(_very_old(number))
    if number[:2] not in PROVINCES:
        problems.append(_area_unknown(number))
    return IdReading(IdDocument("resident-id", number), tuple(problems))


def _read_fifteen(number: str) -> IdReading:
    if _real_date("19" + number[6:12]) is None:
        return _refused(
            "id_number_birth",
            f"15 位旧身份证号 {mask(number)} 中的出生日期不存在",
            "请对照户口簿或身份证核对，改为 18 位号码",
        )
    problem = Problem(
        code="id_number_old",
        severity="warning",
        message=f"{mask(number)} 是 15 位的旧身份证号，没有校验码，写错也查不出来",
        remedy="请尽快改为本人现在身份证上的 18 位号码",
    )
    return IdReading(IdDocument("resident-id-15", number), (problem,))


def _read_loose(kind: IdKind, number: str) -> IdReading:
    if _LOOSE[kind].fullmatch(number):
        return IdReading(IdDocument(kind, number))
    return _refused(
        "id_number_form",
        f"{mask(number)} 不像{KIND_NAMES[kind]}的号码",
        "请对照证件核对号码，或改正“证件类型”一栏",
    )


def _guess(number: str) -> IdReading:
    for kind, pattern in _GUESSES:
        if pattern.fullmatch(number):
            problem = Problem(
                code="id_kind_guessed",
                severity="warning",
                message=f"没有写明证件类型，{mask(number)} 按{KIND_NAMES[kind]}处理",
                remedy="如果不对，请在“证件类型”一栏写明",
            )
            return IdReading(IdDocument(kind, number), (problem,))
    if not number.isascii() or not number.isalnum():
        message = "证件号码里有不该出现的字符"
    elif number.rstrip("X").isdigit():
        message = f"身份证号应为 18 位，现在是 {len(number)} 位"
    else:
        message = f"{mask(number)} 不是 18 位身份证号"
    return _refused("id_number_form", message, "请对照证件核对；护照、通行证请在“证件类型”一栏写明")


def _birth_problems(number: str, today: date) -> tuple[Problem, ...]:
    born = _real_date(number[6:14])
    if born is not None and born <= today:
        return ()
    what = "不存在" if born is None else "晚于今天"
    return (
        Problem(
            code="id_number_birth",
            message=f"身份证号 {mask(number)} 中的出生日期{what}",
            remedy="请对照身份证核对第 7 至 14 位",
        ),
    )


def _wrong_check(number: str, *, foreign: bool) -> Problem:
    """For foreigners' cards a warning: their rule was not read in the standard itself."""
    return Problem(
        code="id_number_check_digit",
        severity="warning" if foreign else "error",
        message=f"身份证号 {mask(number)} 的最后一位（校验码）不对，至少有一位写错了",
        remedy="请对照身份证逐位核对",
    )


def _area_unknown(number: str) -> Problem:
    """A warning only: the code is that of the day of issue, and abolished codes stay valid on the card."""
    return Problem(
        code="id_number_area",
        severity="warning",
        message=f"身份证号 {mask(number)} 的前两位不是已知的省级代码",
        remedy="请对照身份证核对前 6 位；核对无误可以不改",
    )


def _very_old(number: str) -> Problem:
    return Problem(
        code="id_number_age",
        severity="warning",
        message=f"按身份证号 {mask(number)}，这个人已超过 {_OLDEST} 岁",
        remedy="请对照身份证核对第 7 至 10 位；核对无误可以不改",
    )


def _refused(code: str, message: str, remedy: str) -> IdReading:
    return IdReading(None, (Problem(code=code, message=message, remedy=remedy),))


def _real_date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
