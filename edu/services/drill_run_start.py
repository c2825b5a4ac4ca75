"""How a run begins: the scenario as it is played here, frozen whole; who sits where; what is still open from before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, Role, require
from edu.domain.drills.frozen import freeze
from edu.domain.drills.run_views import NPC, OPEN
from edu.domain.drills.solo import solo_cut, solo_npc
from edu.domain.drills.version import ENGINE
from edu.domain.errors import InvalidInput, NotAllowed, NotFound
from edu.domain.events import drills as e
from edu.services.drill_run_access import answers_for
from edu.services.drill_run_profile import take_profile
from edu.services.drill_run_table import compiled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from edu.domain.drills.evaluation import Profile
    from edu.domain.drills.program import Program
    from edu.domain.drills.run_views import Mode
    from edu.domain.drills.scenario import Scenario
    from edu.domain.events import EventRef
    from edu.services.ports import Reading, Writing
    from edu.services.ports.content import DrillOverlays, DrillShelf

FROZEN_MEDIA = "application/x-yingzhi-drill-scenario"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """All that is settled before anything is written."""

    program: Program
    data: bytes
    overlay: str
    mode: Mode
    seed: int
    npc: tuple[str, ...]
    seats: Mapping[str, str]
    org: str
    enterprise: str
    person: str
    profile: Profile | None


def as_played(
    shelf: DrillShelf, overlays: DrillOverlays | None, scenario_id: str, mode: Mode = "group"
) -> tuple[Scenario, str]:
    """With this place's own names and numbers, cut where one plays alone; and the overlay's digest."""
    if scenario_id not in shelf.drill_ids:
        raise NotFound("没有找到这个演练脚本。", "请刷新列表。")
    scenario, overlay = shelf.drill(scenario_id), ""
    if overlays is not None:
        scenario, overlay = overlays.laid_over(scenario)
    return (solo_cut(scenario) if mode == "solo" else scenario), overlay


def beginning(
    view: Reading, actor: Actor, played: tuple[Scenario, str], *, mode: Mode, seed: int, org: str, enterprise: str,
    seats: Mapping[str, str], profile: Profile | None = None,
) -> Beginning:  # fmt: skip
    """NotAllowed, NotFound, InvalidInput or PackError say why it cannot begin."""
    scenario, overlay = played
    org = org or (actor.scope if mode == "solo" else "")
    _must_start(view, actor, mode, org, enterprise)
    known = {role.id for role in scenario.roles}
    if not known.issuperset(seats):
        raise InvalidInput("席位名单里有这个脚本没有的角色。", "请刷新后重新安排席位。")
    person = (actor.person or "") if actor.role is Role.LEARNER else ""
    if mode == "solo":
        seated = {**dict.fromkeys(solo_npc(scenario), NPC), scenario.solo_role: person or OPEN}
    else:
        seated = {role.id: seats.get(role.id) or OPEN for role in scenario.roles}
    people = {who for who in seated.values() if who not in (NPC, OPEN)}
    if len(view.people.people_by_id(people)) < len(people):
        raise NotFound("席位名单里有人不在人员库。", "请刷新人员列表后重选。")
    return Beginning(
        program=compiled(scenario),
        data=freeze(scenario),
        overlay=overlay,
        mode=mode,
        seed=seed,
        npc=tuple(sorted(role for role, who in seated.items() if who == NPC)),
        seats=seated,
        org=org,
        enterprise=enterprise,
        person=person,
        profile=profile,
    )


def begin(work: Writing, run: str, begun: Beginning) -> None:
    scenario = begun.program.scenario
    work.append(
        e.DrillRunStarted(
            scenario=scenario.id,
            version=scenario.version,
            title=scenario.title,
            sha256=work.put_blob(begun.data, FROZEN_MEDIA),
            overlay=begun.overlay,
            engine=ENGINE,
            seed=begun.seed,
            mode=begun.mode,
            npc=list(begun.npc),
            org=begun.org,
            enterprise=begun.enterprise,
        ),
        run,
        person=begun.person or None,
    )
    for role, who in begun.seats.items():
        seat_at(work, run, role, who, 0)
    if begun.profile is not None:
        take_profile(work, run, begun.profile, scenario)
    if begun.mode == "group":
        _carry(work, run, begun)


def seat_at(work: Writing, run: str, role: str, who: str, tick: int, name: str = "") -> EventRef:
    by = who if who in (NPC, OPEN) else "person"
    return work.append(
        e.DrillSeated(role=role, by=by, tick=tick),
        run,
        person=who if by == "person" else None,
        private=e.SeatName(name=name) if name and by == OPEN else None,
    )


def _must_start(view: Reading, actor: Actor, mode: Mode, org: str, enterprise: str) -> None:
    if mode == "solo":
        require(actor, Permission.DRILLS_SOLO)
        return
    require(actor, Permission.DRILLS_WRITE)
    if bool(org) == bool(enterprise):
        raise InvalidInput("请选择组织推演的单位或企业。")
    if (org and view.people.org_unit(org) is None) or (enterprise and view.people.enterprise(enterprise) is None):
        raise NotFound("没有找到组织推演的单位或企业。", "请刷新列表。")
    if not answers_for(view, actor, org, enterprise):
        raise NotAllowed("只能主持本单位及下属单位的推演。")


def _carry(work: Writing, run: str, begun: Beginning) -> None:
    for one in work.drill_runs.improvements(org=begun.org, enterprise=begun.enterprise):
        work.append(e.ImprovementCarried(run=run), one.id)
