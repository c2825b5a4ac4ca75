"""What a drill found wanting: opened with an owner and a day, carried into the place's next run, closed with words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from edu.domain.actors import Permission, require
from edu.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound
from edu.domain.events import Reason
from edu.domain.events import drills as e
from edu.services import drill_run_access as access

if TYPE_CHECKING:
    from edu.domain.actors import Actor
    from edu.domain.drills.run_views import Improvement
    from edu.services.drill_run_table import DrillTable
    from edu.services.ports import Reading
    from edu.system.ids import Ids

_LONGEST = 2000


class DrillImprovements:
    def __init__(self, table: DrillTable, ids: Ids) -> None:
        self._table = table
        self._store = table.store
        self._ids = ids

    def open(self, actor: Actor, run: str, text: str, *, owner: str = "", due: str = "", objective: str = "") -> str:
        """`due` is an ISO day or ''. Only a group's run has a place that can follow it."""
        if not 2 <= len(text.strip()) <= _LONGEST:
            raise InvalidInput(f"请用 2 到 {_LONGEST} 个字写明要改进什么。")
        with self._store.writing(actor) as work:
            record = access.known_run(work, run)
            access.must_lead(work, actor, record)
            if record.mode == "solo" or record.state == "abandoned":
                raise Conflict("单人练习或放弃的推演不登记改进事项。")
            scenario = self._table.scenario(work, record.sha256)
            if objective and objective not in {one.id for one in scenario.objectives}:
                raise NotFound("没有这个目标。")
            made = self._ids.new()
            work.append(
                e.ImprovementOpened(
                    run=run, org=record.org, enterprise=record.enterprise, objective=objective, due=_day(due)
                ),
                made,
                private=e.ImprovementWords(text=text.strip(), owner=owner.strip()),
            )
            work.commit()
            return made

    def assign(self, actor: Actor, improvement: str, *, owner: str, due: str) -> None:
        with self._store.writing(actor) as work:
            _open(work, actor, improvement)
            work.append(
                e.ImprovementAssigned(due=_day(due)), improvement, private=e.ImprovementOwner(owner=owner.strip())
            )
            work.commit()

    def close(self, actor: Actor, improvement: str, how: str) -> None:
        if len(how.strip()) < 2:
            raise InvalidInput("办结必须写明怎样改进的。")
        with self._store.writing(actor) as work:
            _open(work, actor, improvement)
            work.append(e.ImprovementClosed(), improvement, private=Reason(text=how.strip()))
            work.commit()

    def list(
        self, actor: Actor, org: str = "", enterprise: str = "", *, closed: bool = False
    ) -> tuple[Improvement, ...]:
        """By due day; what the actor answers for."""
        require(actor, Permission.DRILLS_WRITE)
        with self._store.reading() as view:
            found = view.drill_runs.improvements(org=org, enterprise=enterprise, closed=closed)
            return tuple(one for one in found if access.answers_for(view, actor, one.org, one.enterprise))


def _open(view: Reading, actor: Actor, improvement: str) -> Improvement:
    require(actor, Permission.DRILLS_WRITE)
    found = view.drill_runs.improvement(improvement)
    if found is None:
        raise NotFound("没有找到这条改进事项。", "请刷新列表。")
    if not access.answers_for(view, actor, found.org, found.enterprise):
        raise NotAllowed("这条改进事项不属于当前单位。")
    if found.closed:
        raise Conflict("这条改进事项已经办结。")
    return found


def _day(text: str) -> str:
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as exc:
        raise InvalidInput("完成日期不对。", "请按 年-月-日 填写。") from exc
