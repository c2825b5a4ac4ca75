"""Why a marked sitting is not 合格, and what was asked for: said wherever results are listed. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from edu.domain.exams.sitting import SittingRecord
from ui.screens.wording import marks_text

VETOED = "一票否决"


def why_failed(sitting: SittingRecord) -> str:
    """Empty where it is passed or not marked; marks that would do are never left without their reason."""
    if sitting.passed is not False or sitting.score is None:
        return ""
    if sitting.vetoed:
        return f"{VETOED}：{len(sitting.vital_missed)} 道保命题没答对"
    short = sitting.pass_mark - sitting.score
    return f"差 {marks_text(short)} 分" if short > 0 else ""


def pass_rule(sittings: Iterable[SittingRecord]) -> str:
    """80 分合格; with the rule of vital questions where it has cost somebody the pass."""
    found = list(sittings)
    marks = sorted({sitting.pass_mark for sitting in found})
    if not marks:
        return ""
    rule = f"{'、'.join(map(marks_text, marks))} 分合格"
    if any(sitting.vetoed for sitting in found):
        rule += f"；保命题（关系生命安全的题）没全答对的，分数够了也不合格（{VETOED}）"
    return rule


def best_of(sittings: Iterable[SittingRecord]) -> SittingRecord | None:
    """The one that passed before the one with more marks: a veto may lie on those."""
    marked = [sitting for sitting in sittings if sitting.score is not None]
    return max(marked, key=lambda sitting: (bool(sitting.passed), sitting.score or 0), default=None)


def score_words(sitting: SittingRecord | None) -> str:
    """95 分; 96 分，一票否决; 56 分，差 4 分."""
    if sitting is None or sitting.score is None:
        return ""
    why = VETOED if sitting.vetoed else why_failed(sitting)
    return f"{marks_text(sitting.score)} 分" + (f"，{why}" if why else "")
