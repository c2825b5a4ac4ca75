"""Who may do what with a drill that is played: deny by default.

Trainers and managers run the drills of the units they answer for and may key in for any seat. A learner plays the seat
that they hold, and solo runs of their own; a kiosk plays solo runs that belong to nobody. A phone acts for one seat of
one family of forks, an evaluator's tablet judges in one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, Role
from edu.domain.drills.run_views import NPC
from edu.domain.errors import NotAllowed, NotFound
from edu.services.class_access import in_scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edu.domain.drills.run_records import RunRecord, SeatRecord
    from edu.services.ports import Reading


def known_run(view: Reading, run: str) -> RunRecord:
    record = view.drill_runs.run(run)
    if record is None:
        raise NotFound("没有找到这场推演。", "请刷新列表。")
    return record


def answers_for(view: Reading, actor: Actor, org: str, enterprise: str) -> bool:
    """The unit or the firm lies in the actor's scope."""
    if not actor.scope:
        return True
    firm = view.people.enterprise(enterprise) if enterprise else None
    return in_scope(view, actor, org or ((firm.village or firm.township) if firm else ""))


def must_run(view: Reading, actor: Actor, record: RunRecord) -> None:
    """To lead it, or to play one's own solo run."""
    if not _may_run(view, actor, record):
        raise NotAllowed("当前身份不能操作这场推演。", "请由所属单位的培训员或管理员操作。")


def must_lead(view: Reading, actor: Actor, record: RunRecord) -> None:
    """What a trainer does: bring news, freeze, seat people, go back, judge."""
    if not actor.may(Permission.DRILLS_WRITE):
        raise NotAllowed("只有培训员或管理员能主持推演。", "请由培训员登录后操作。")
    must_run(view, actor, record)


def seat_actor(root: str, role: str) -> Actor:
    """Who a phone is: this seat, in the run `root` and in what is forked from it."""
    return Actor(role=Role.SEAT, id=f"{root}/{role}")


def evaluator_actor(root: str, evaluator: str) -> Actor:
    return Actor(role=Role.EVALUATOR, id=f"{root}/{evaluator}")


def must_judge(view: Reading, actor: Actor, record: RunRecord) -> None:
    """Who leads, or an evaluator's tablet of this run."""
    if actor.role is Role.EVALUATOR and actor.id.startswith(f"{record.root}/"):
        return
    must_lead(view, actor, record)


def must_play(view: Reading, actor: Actor, record: RunRecord, role: str, solo_role: str) -> None:
    """To act for a seat."""
    if actor.may(Permission.DRILLS_WRITE):
        must_run(view, actor, record)
    elif actor.role is Role.SEAT:
        if actor != seat_actor(record.root, role) or not _manned(view.drill_runs.seats(record.id), role):
            raise NotAllowed("这不是你的席位的事。")
    elif record.mode == "solo":
        must_run(view, actor, record)
        if role != solo_role:
            raise NotAllowed("这个决定不归当前角色。")
    elif not _holds(view.drill_runs.seats(record.id), actor, role):
        raise NotAllowed("这个席位由别人担任。", "请由担任这一席位的人或培训员操作。")


def _may_run(view: Reading, actor: Actor, record: RunRecord) -> bool:
    if actor.may(Permission.DRILLS_WRITE):
        return answers_for(view, actor, record.org, record.enterprise)
    if record.mode != "solo" or not actor.may(Permission.DRILLS_SOLO):
        return False
    return record.person == (actor.person or "") if actor.role is Role.LEARNER else not record.person


def _manned(seats: Sequence[SeatRecord], role: str) -> bool:
    return any(seat.role == role and seat.by != NPC for seat in seats)


def _holds(seats: Sequence[SeatRecord], actor: Actor, role: str) -> bool:
    return bool(actor.person) and any(seat.role == role and seat.person == actor.person for seat in seats)
