"""Writes an evaluation profile as the file that evaluation_reader reads into an equal one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from edu.domain.drills.evaluation import Grade, Indicator, IndicatorGroup, Profile
from edu.packs.upgrades import CURRENT
from edu.packs.yaml_text import Inline, yaml_text
from edu.system.files import replace_file


def write_profile(profile: Profile, path: Path) -> None:
    """The old file stays whole until the new one is on the disk."""
    replace_file(path, profile_text(profile).encode("utf-8"))


def profile_text(profile: Profile) -> str:
    return yaml_text({
        "schema": CURRENT["evaluation"], "id": profile.id, "version": profile.version, "title": profile.title,
        **({"basis": profile.basis} if profile.basis else {}), **({"note": profile.note} if profile.note else {}),
        **({"objectives": True} if profile.objectives else {}),
        "grades": [_grade(one) for one in profile.grades],
        **({"groups": [_group(one) for one in profile.groups]} if profile.groups else {}),
    })  # fmt: skip


def _grade(grade: Grade) -> Inline:
    made = Inline(id=grade.id, title=grade.title)
    if grade.share is not None:
        made["share"] = grade.share
    if grade.floor is not None:
        made["from"] = grade.floor
    return made


def _group(group: IndicatorGroup) -> dict[str, Any]:
    made: dict[str, Any] = {"id": group.id, "title": group.title}
    if group.indicators:
        made["indicators"] = [_indicator(one) for one in group.indicators]
    if group.more:
        made["more"] = True
    return made


def _indicator(one: Indicator) -> dict[str, Any]:
    told = (("text", one.text, ""), ("clause", one.clause, ""), ("weight", one.weight, 1), ("known", one.known, "own"))
    return {"id": one.id, **{key: value for key, value, usual in told if value != usual}}
