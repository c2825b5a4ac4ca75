"""A profile changed step by step, as the editor does it; whether the outcome holds, profile_faults says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from edu.domain.drills.evaluation import Grade, Indicator, IndicatorGroup, Profile


def permille_of(text: str) -> int | None:
    """Of 90%, 90 or 0.9; None for nothing. ValueError where it is no share."""
    said = text.strip()
    if not said:
        return None
    value = float(said.rstrip("%％"))
    percent = value if said[-1] in "%％" or value > 1 else value * 100
    if not 0 <= percent <= 100:
        raise ValueError(text)
    return round(percent * 10)


def share_text(permille: int | None) -> str:
    return "" if permille is None else f"{permille / 10:g}%"


def with_grade(profile: Profile) -> Profile:
    """One more at the end, worse than the last that counts."""
    last = next((one.share for one in reversed(profile.grades) if one.share is not None), 1000)
    grade = Grade(id=_free("g", (one.id for one in profile.grades)), title="", share=last // 2)
    return replace(profile, grades=(*profile.grades, grade))


def without_grade(profile: Profile, id_: str) -> Profile:
    return replace(profile, grades=tuple(one for one in profile.grades if one.id != id_))


def with_group(profile: Profile) -> Profile:
    """With one empty indicator to begin with."""
    id_ = _free("p", (one.id for one in profile.groups))
    group = IndicatorGroup(id=id_, title="")
    return with_indicator(replace(profile, groups=(*profile.groups, group)), id_)


def without_group(profile: Profile, id_: str) -> Profile:
    return replace(profile, groups=tuple(one for one in profile.groups if one.id != id_))


def with_indicator(profile: Profile, group: str) -> Profile:
    new = Indicator(id=_free("i", (one.id for one in profile.indicators())))
    groups = tuple(
        replace(one, indicators=(*one.indicators, new)) if one.id == group else one for one in profile.groups
    )
    return replace(profile, groups=groups)


def without_indicator(profile: Profile, id_: str) -> Profile:
    groups = tuple(
        replace(group, indicators=tuple(one for one in group.indicators if one.id != id_)) for group in profile.groups
    )
    return replace(profile, groups=groups)


def moved(profile: Profile, id_: str, by: int) -> Profile:
    """An indicator up (-1) or down (+1) within its group; at the edge it stays."""
    groups = []
    for group in profile.groups:
        row = list(group.indicators)
        at = next((at for at, one in enumerate(row) if one.id == id_), None)
        if at is not None and 0 <= at + by < len(row):
            row.insert(at + by, row.pop(at))
        groups.append(replace(group, indicators=tuple(row)))
    return replace(profile, groups=tuple(groups))


def _free(letter: str, taken: Iterable[str]) -> str:
    known = set(taken)
    return next(name for number in range(1, 10_000) if (name := f"{letter}{number}") not in known)
