"""The profile that a run is judged by, frozen with it, and what evaluators gave by it. A fork has its parent's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.drills.evaluation import MEDIA, for_scenario, freeze_profile, thaw_profile
from edu.domain.errors import Conflict
from edu.domain.events import drills as e
from edu.services.drill_run_access import known_run

if TYPE_CHECKING:
    from edu.domain.drills.evaluation import Mark, Profile
    from edu.domain.drills.run_records import RunRecord
    from edu.domain.drills.scenario import Scenario
    from edu.services.ports import Reading, Writing


def profile_of(view: Reading, record: RunRecord) -> Profile | None:
    sha256 = view.drill_runs.profile(record.id)
    if sha256:
        data = view.blob(sha256)
        if data is None:
            raise Conflict("这场推演封存的评估表不在这台电脑上。", "请在开始推演的电脑上打开。")
        return thaw_profile(data)
    return profile_of(view, known_run(view, record.parent)) if record.parent else None


def marks_of(view: Reading, record: RunRecord) -> tuple[Mark, ...]:
    """With what was given before the fork."""
    own = tuple(view.drill_runs.marks(record.id))
    if not record.parent:
        return own
    before = marks_of(view, known_run(view, record.parent))
    return (*(one for one in before if one.tick < record.parent_tick), *own)


def take_profile(work: Writing, run: str, profile: Profile, scenario: Scenario) -> None:
    """Kept whole: what is edited afterwards changes no run."""
    kept = for_scenario(profile, scenario)
    sha256 = work.put_blob(freeze_profile(kept), MEDIA)
    work.append(e.DrillProfileTaken(profile=profile.id, version=profile.version, sha256=sha256), run)
