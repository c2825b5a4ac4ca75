"""How evaluators judge a drill: a profile (评估表) of indicators and grades, and what their marks add up to.

What evaluators give stands beside the automatic score and never enters it. An indicator whose text nobody has read in
its standard is 待补: it is shown, cannot be marked and never counts. Shares and floors are permille.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from edu.domain.drills.frozen import packed, unpacked
from edu.domain.drills.scenario import Scenario

Known = Literal["own", "original", "retold", "pending"]
"""Whose words an indicator has: the house's or the place's own, its standard's, a retelling of it, or nobody's yet."""
KNOWN: dict[Known, str] = {"own": "自拟", "original": "标准原文", "retold": "转述，待核", "pending": "待补"}
MEDIA = "application/x-yingzhi-evaluation-profile"
FORM = 1
_UNREADABLE = "这场推演的评估表读不出来，可能是较新版本的程序保存的。"
GOAL = "goal-"
"""Begins the id of an indicator that is an objective of the scenario."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """`share` None does not count (不适用). From `floor` on the whole is called by this grade; None: never."""

    id: str
    title: str
    share: int | None
    floor: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """`clause` says where in the standard it stands; `text` is '' while it is pending."""

    id: str
    text: str = ""
    clause: str = ""
    weight: int = 1
    known: Known = "own"

    @property
    def pending(self) -> bool:
        return self.known == "pending"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorGroup:
    """`more`: the standard has further indicators here that nobody has put in yet."""

    id: str
    title: str
    indicators: tuple[Indicator, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """`basis` is a source of the register, '' for an own one; `objectives`: those of the scenario are marked too."""

    id: str
    version: int
    title: str
    basis: str = ""
    note: str = ""
    objectives: bool = False
    grades: tuple[Grade, ...]
    groups: tuple[IndicatorGroup, ...] = ()

    def indicators(self) -> Iterator[Indicator]:
        for group in self.groups:
            yield from group.indicators

    def indicator(self, id_: str) -> Indicator | None:
        return next((one for one in self.indicators() if one.id == id_), None)

    def grade(self, id_: str) -> Grade | None:
        return next((one for one in self.grades if one.id == id_), None)

    @property
    def pending(self) -> int:
        """How many indicators are to be completed; a group that lacks more counts as one."""
        return sum(one.pending for one in self.indicators()) + sum(group.more for group in self.groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What an evaluator gave for an indicator at a tick; `grade` '' for words alone."""

    number: int
    tick: int
    indicator: str
    grade: str
    evaluator: str
    note: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorScore:
    """`given` is each evaluator's last grade; `share` their mean, None where none counts."""

    indicator: Indicator
    given: tuple[Grade, ...]
    share: int | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupScore:
    group: IndicatorGroup
    lines: tuple[IndicatorScore, ...]
    share: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A run by its profile. `share` is the mean of all that was marked, by weight; `grade` what that is called."""

    profile: Profile
    marks: tuple[Mark, ...]
    groups: tuple[GroupScore, ...]
    share: int | None
    grade: Grade | None
    marked: int
    of: int
    """Indicators that can be marked."""


def for_scenario(profile: Profile, scenario: Scenario) -> Profile:
    """As a run keeps it: the scenario's objectives are indicators like the others."""
    if not profile.objectives:
        return profile
    goals = tuple(Indicator(id=f"{GOAL}{one.id}", text=one.title) for one in scenario.objectives)
    group = IndicatorGroup(id=f"{GOAL}all", title="本脚本的目标", indicators=goals)
    return replace(profile, objectives=False, groups=(group, *profile.groups))


def assess(profile: Profile, marks: Sequence[Mark]) -> Assessment:
    groups = tuple(_group(profile, group, marks) for group in profile.groups)
    lines = [line for group in groups for line in group.lines]
    share = _mean(lines)
    return Assessment(
        profile=profile,
        marks=tuple(marks),
        groups=groups,
        share=share,
        grade=None if share is None else _called(profile, share),
        marked=sum(bool(line.given) for line in lines),
        of=sum(not line.indicator.pending for line in lines),
    )


def _group(profile: Profile, group: IndicatorGroup, marks: Sequence[Mark]) -> GroupScore:
    lines = tuple(_line(profile, one, [mark for mark in marks if mark.indicator == one.id]) for one in group.indicators)
    return GroupScore(group=group, lines=lines, share=_mean(lines))


def _line(profile: Profile, indicator: Indicator, marks: Sequence[Mark]) -> IndicatorScore:
    last = {mark.evaluator: mark.grade for mark in marks if mark.grade}
    grades = tuple(grade for grade in map(profile.grade, last.values()) if grade is not None)
    shares = [grade.share for grade in grades if grade.share is not None]
    counts = bool(shares) and not indicator.pending
    return IndicatorScore(
        indicator=indicator,
        given=grades,
        share=sum(shares) // len(shares) if counts else None,
        notes=tuple(mark.note for mark in marks if mark.note),
    )


def _mean(lines: Sequence[IndicatorScore]) -> int | None:
    counted = [(line.share, line.indicator.weight) for line in lines if line.share is not None]
    weight = sum(one for _, one in counted)
    return sum(share * one for share, one in counted) // weight if weight else None


def _called(profile: Profile, share: int) -> Grade | None:
    fitting = [one for one in profile.grades if one.floor is not None and share >= one.floor]
    return max(fitting, key=lambda one: one.floor or 0, default=None)


# -- a profile as a run keeps it --


def freeze_profile(profile: Profile) -> bytes:
    return packed("profile", profile, FORM)


def thaw_profile(data: bytes) -> Profile:
    """StorageError where the bytes are of a newer program or no profile."""
    return unpacked("profile", Profile, FORM, data, _UNREADABLE)
