"""Parties that staff receive in the hall: booked ahead or entered afterwards, changed, cancelled."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.errors import Conflict, InvalidInput, NotFound
from edu.domain.events import Reason
from edu.domain.events import hall as e
from edu.domain.hall.groups import DAY_MINUTES, LONGEST_MINUTES, MOST_HEADS, SORTS
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from edu.domain.hall.groups import GroupBooking, HallGroup
    from edu.services.ports import Store, Writing
    from edu.system.clock import Clock
    from edu.system.ids import Ids

_FARTHEST = timedelta(days=366)
_LONGEST_NAME = 60


class HallGroups:
    def __init__(self, store: Store, clock: Clock, ids: Ids) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids

    def list(self, actor: Actor, first: date, last: date) -> Sequence[HallGroup]:
        """By day and beginning, both days included; cancelled ones too."""
        require(actor, Permission.REPORTS)
        with self._store.reading() as view:
            return view.hall.groups(first.isoformat(), last.isoformat())

    def book(self, actor: Actor, booking: GroupBooking) -> str:
        require(actor, Permission.HALL_WRITE)
        self._check(booking)
        group = self._ids.new()
        with self._store.writing(actor) as work:
            _append(work, group, booking)
            work.commit()
        return group

    def change(self, actor: Actor, group: str, booking: GroupBooking) -> None:
        """Fewer came, later, or another day."""
        require(actor, Permission.HALL_WRITE)
        self._check(booking)
        with self._store.writing(actor) as work:
            _standing(work, group)
            _append(work, group, booking)
            work.commit()

    def cancel(self, actor: Actor, group: str, reason: str) -> None:
        require(actor, Permission.HALL_WRITE)
        with self._store.writing(actor) as work:
            _standing(work, group)
            work.append(e.HallGroupCancelled(reason="staff"), group, private=Reason(text=reason.strip()))
            work.commit()

    def _check(self, booking: GroupBooking) -> None:
        faults = list(_faults(booking, civil_date(self._clock.now_ms())))
        if faults:
            raise InvalidInput("".join(faults))


def _faults(booking: GroupBooking, today: date) -> Iterator[str]:
    if not 0 < len(booking.name.strip()) <= _LONGEST_NAME:
        yield f"请填写团体名称，不超过 {_LONGEST_NAME} 个字。"
    if booking.sort not in SORTS:
        yield "请选择团体类别。"
    if not 1 <= booking.people <= MOST_HEADS:
        yield f"人数应在 1 到 {MOST_HEADS} 之间。"
    if not 1 <= booking.minutes <= LONGEST_MINUTES:
        yield f"时长应在 1 到 {LONGEST_MINUTES} 分钟之间。"
    if not 0 <= booking.begins < DAY_MINUTES:
        yield "开始时间不对。"
    try:
        day = date.fromisoformat(booking.day)
    except ValueError:
        yield "日期不对。"
        return
    if not today - _FARTHEST <= day <= today + _FARTHEST:
        yield "日期离今天超过一年，请再看一下。"


def _append(work: Writing, group: str, booking: GroupBooking) -> None:
    fact = e.HallGroupBooked(
        hall=booking.hall,
        sort=booking.sort,
        day=booking.day,
        begins=booking.begins,
        minutes=booking.minutes,
        people=booking.people,
    )
    work.append(fact, group, private=e.HallGroupName(name=booking.name.strip()))


def _standing(work: Writing, group: str) -> None:
    held = work.hall.group(group)
    if held is None:
        raise NotFound("没有找到这个团体。")
    if held.cancelled:
        raise Conflict("这个团体已经取消了。")
