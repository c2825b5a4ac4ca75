"""What does not hold in an evaluation profile, whoever made it: a file, a workbook, or a form in the window."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edu.domain.drills.evaluation import GOAL, Grade, Indicator, Profile

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
MOST_GRADES, MOST_GROUPS, MOST_INDICATORS = 8, 40, 200
LONGEST_TITLE, LONGEST_TEXT, HEAVIEST = 60, 300, 100


@dataclass(frozen=True, slots=True)
class ProfileFault:
    """`part` and `id` say whose it is: profile, grade, group or indicator; of two with one id, the `at`-th (from 0)."""

    code: str
    part: str
    id: str
    field: str
    message: str
    remedy: str
    at: int = 0


def profile_faults(profile: Profile) -> tuple[ProfileFault, ...]:
    return tuple(_faults(profile))


def _faults(profile: Profile) -> Iterator[ProfileFault]:
    yield from _words("profile", profile.id, profile.title, "评估表", 0)
    if not 2 <= len(profile.grades) <= MOST_GRADES:
        yield _whole("grades", "grades", f"应有 2 到 {MOST_GRADES} 个等级，现在是 {len(profile.grades)} 个。")
    if len(profile.groups) > MOST_GROUPS:
        yield _whole("groups", "groups", f"最多 {MOST_GROUPS} 个分组，现在是 {len(profile.groups)} 个。")
    count = sum(len(group.indicators) for group in profile.groups)
    if count > MOST_INDICATORS:
        yield _whole("groups", "indicators", f"最多 {MOST_INDICATORS} 条指标，现在是 {count} 条。")
    if not count and not profile.objectives and not any(group.more for group in profile.groups):
        yield _whole("groups", "empty", "一条指标也没有。", "请至少写一条指标，或评价脚本自己的目标。")
    for part, ids in (
        ("profile", [profile.id]),
        ("grade", [one.id for one in profile.grades]),
        ("group", [one.id for one in profile.groups]),
        ("indicator", [one.id for one in profile.indicators()]),
    ):
        yield from _ids(part, ids)
    for at, grade in enumerate(profile.grades):
        yield from _words("grade", grade.id, grade.title, "等级", at)
    yield from _scale(profile.grades)
    for at, group in enumerate(profile.groups):
        yield from _words("group", group.id, group.title, "分组", at)
        for number, indicator in enumerate(group.indicators, 1):
            yield from _indicator(indicator, f"“{group.title}”第 {number} 条", profile)


def _words(part: str, id_: str, title: str, what: str, at: int) -> Iterator[ProfileFault]:
    if not title.strip():
        yield ProfileFault("title", part, id_, "title", f"{what}没有名称。", "请写上名称。", at)
    elif len(title) > LONGEST_TITLE:
        yield ProfileFault("title", part, id_, "title", f"{what}名称超过 {LONGEST_TITLE} 个字。", "请写短一些。", at)


def _ids(part: str, ids: list[str]) -> Iterator[ProfileFault]:
    seen: dict[str, int] = {}
    for id_ in ids:
        at = seen.get(id_, 0)
        seen[id_] = at + 1
        if not NAME.fullmatch(id_) or len(id_) > 40:
            remedy = "以小写字母开头，只用小写字母、数字和连字符，最多 40 个字符。"
            yield ProfileFault("id", part, id_, "id", f"编号“{id_[:40]}”不能用。", remedy, at)
        elif id_.startswith(GOAL):
            message = f"编号“{id_}”不能用：“{GOAL}”留给脚本自己的目标。"
            yield ProfileFault("id", part, id_, "id", message, "请换一个编号。", at)
        if at:
            yield ProfileFault("id-twice", part, id_, "id", f"编号“{id_}”用了两次。", "请换一个编号。", at)


def _scale(grades: tuple[Grade, ...]) -> Iterator[ProfileFault]:
    """Titles and shares by themselves, then from the best down."""
    if grades and all(one.share is None for one in grades):
        yield _whole("grades", "scale", "没有一个等级计入得分率。", "请至少给一个等级写得分率。")
    titles: set[str] = set()
    for grade in grades:
        if grade.title in titles:
            yield _grade(grade, grades, "title", f"等级“{grade.title}”写了两次。", "请换一个名称。")
        titles.add(grade.title)
        for field, value in (("share", grade.share), ("from", grade.floor)):
            if value is not None and not _possible(value):
                said = f"等级“{grade.title}”的{_SCALES[field]}应在 0% 到 100% 之间。"
                yield _grade(grade, grades, field, said, "请改正。")
    # what is no share cannot be said to be higher or lower than another
    shares = [(one, one.share) for one in grades if one.share is not None and _possible(one.share)]
    floors = [(one, one.floor) for one in grades if one.floor is not None and _possible(one.floor)]
    yield from _falling(grades, shares, "share")
    yield from _falling(grades, floors, "from")


_SCALES = {"share": "得分率", "from": "总评下限"}


def _possible(permille: int) -> bool:
    return 0 <= permille <= 1000


def _falling(grades: tuple[Grade, ...], values: list[tuple[Grade, int]], field: str) -> Iterator[ProfileFault]:
    what = _SCALES[field]
    for (better, high), (worse, low) in itertools.pairwise(values):
        if high <= low:
            said = f"等级“{worse.title}”的{what}不低于前面的“{better.title}”。"
            yield _grade(worse, grades, field, said, f"等级从好到差排，{what}逐级变小。")


def _grade(grade: Grade, grades: tuple[Grade, ...], field: str, message: str, remedy: str) -> ProfileFault:
    return ProfileFault("scale", "grade", grade.id, field, message, remedy, _which(grade, grades))


def _which(part: Grade | Indicator, among: Sequence[Grade] | Sequence[Indicator]) -> int:
    """Of those with its id: which it is."""
    same = [one for one in among if one.id == part.id]
    return next(at for at, one in enumerate(same) if one is part)


def _indicator(one: Indicator, name: str, profile: Profile) -> Iterator[ProfileFault]:
    """`name` is how a person finds it."""
    all_ = tuple(profile.indicators())

    def wrong(code: str, field: str, message: str, remedy: str) -> ProfileFault:
        return ProfileFault(code, "indicator", one.id, field, message, remedy, _which(one, all_))

    if one.pending and one.text.strip():
        yield wrong("pending-text", "text", f"{name}标着待补，却写了内容。", "核对原文后把来源改成原文或转述。")
    elif not one.pending and not one.text.strip():
        yield wrong("text", "text", f"{name}没有内容。", "请写上内容，或把它标为待补。")
    if len(one.text) > LONGEST_TEXT:
        yield wrong("text", "text", f"{name}超过 {LONGEST_TEXT} 个字。", "请写短一些，或分成几条。")
    if not 1 <= one.weight <= HEAVIEST:
        yield wrong("weight", "weight", f"{name}的权重应是 1 到 {HEAVIEST} 的整数。", "请改正。")
    if one.known == "own":
        return
    if not profile.basis:
        yield wrong("known", "known", f"{name}说是标准的条文，评估表却没有写依据。", "请写依据，或改为自拟。")
    elif not one.clause.strip():
        yield wrong("clause", "clause", f"{name}没有写条款号。", "标准的条文要写出处，如 附录B 1.1。")


def _whole(field: str, code: str, message: str, remedy: str = "请增减后再保存。") -> ProfileFault:
    return ProfileFault(code, "profile", "", field, message, remedy)
