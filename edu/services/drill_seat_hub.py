"""The phones' side of the table: what each phone may see and do, whoever holds it and whatever it sends.

Calls come from the server's threads. The book has a lock that is never held while a run is written to, so that sixty
phones that look never wait for one that acts.
"""

from __future__ import annotations

from dataclasses import replace
from threading import Lock, RLock
from typing import TYPE_CHECKING

from edu.domain.drills.phone_views import INDICATOR
from edu.domain.drills.run_views import NPC, OPEN
from edu.domain.errors import Conflict, EduError, InvalidInput, NotAllowed, NotFound
from edu.services.drill_run_access import evaluator_actor, seat_actor
from edu.services.drill_seat_pages import STATES, Position, cut, free_seats
from edu.services.drill_seat_tries import Tries

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from edu.domain.actors import Actor
    from edu.domain.drills.phone_views import PhonePage
    from edu.domain.drills.run_views import RunView, SeatView
    from edu.services.drill_assessing import DrillAssessing
    from edu.services.drill_judging import DrillJudging
    from edu.services.drill_runs import DrillRuns
    from edu.services.drill_seat_book import Phone, SeatBook
    from edu.services.drill_seat_memory import SeatMemory
    from edu.services.ports.seats import Mark
    from edu.system.clock import Clock

LONGEST_NAME = 20


class SeatHub:
    """One open door. `actor` is the trainer who opened it: the phones' view is cut from theirs."""

    def __init__(
        self, runs: DrillRuns, judging: DrillJudging, assessing: DrillAssessing, clock: Clock, memory: SeatMemory,
        book: SeatBook, actor: Actor, run: str,
    ) -> None:  # fmt: skip
        self._runs = runs
        self._judging = judging
        self._assessing = assessing
        self._clock = clock
        self._memory = memory
        self.book = book
        self.actor = actor
        self.run = run
        self.lock = RLock()
        self._making = Lock()
        self._putting = RLock()
        self._tries = Tries()
        self._bumps = 0
        self._arrivals = 0
        """Seen by the trainer alone: sixty who come in do not wake each other sixty times."""
        self._closed = False
        self._position: Position | None = None

    # -- coming in --

    def join(self, client: str, pin: str) -> str:
        with self.lock:
            now = self._clock.monotonic_ms()
            wait = self._tries.wait_ms(client, now)
            if wait:
                raise NotAllowed(f"数字输错次数过多，请 {-(-wait // 1000)} 秒后再试。")
            token = self.book.admit(pin)
            if token is None:
                self._tries.wrong(client, now)
                raise NotAllowed("数字不对。", "请看大屏或主持人电脑上的四位数字。")
            self._tries.right(client)
            self._arrivals += 1
            return token

    def key_of(self, token: str) -> str:
        with self.lock:
            return self.book.phone(token).key

    # -- looking --

    def version(self) -> str:
        return f"{self._place()}.{self._bumps}"

    def trainers_version(self) -> str:
        return f"{self._place()}.{self._bumps}.{self._arrivals}"

    def _place(self) -> str:
        """Where the run stands."""
        try:
            here = () if self._closed else self._runs.position(self.actor, self.run)
        except EduError:
            self._closed = True
            here = ()
        return f"{self.run[-8:]}.{'.'.join(map(str, here)) or 'closed'}"

    def prepare(self) -> None:
        self._now()

    def page(self, token: str, run: str, count: int) -> PhonePage:
        return self._page(token, run, count, self._now())

    def page_at_hand(self, token: str, run: str, count: int) -> PhonePage | None:
        known = self._position
        return self._page(token, run, count, known) if known is not None and known.place == self._place() else None

    def _page(self, token: str, run: str, count: int, position: Position) -> PhonePage:
        with self.lock:
            phone = self.book.phone(token)
            kind, role = phone.kind, phone.role
            bumps = self._bumps
        page = cut(position.page(kind, role), run, count)
        with self.lock:
            return replace(self._personal(page, phone, position.view), v=f"{position.place}.{bumps}")

    def _now(self) -> Position:
        """One view for all who ask at this position; after the end, the last one."""
        with self._making:
            place = self._place()
            known = self._position
            if known is None or known.place != place:
                view = known.view if known and self._closed else self._runs.view(self.actor, self.run)
                known = self._position = Position(place, view)
            return known

    def _personal(self, page: PhonePage, phone: Phone, view: RunView) -> PhonePage:
        now = self._clock.monotonic_ms()
        page = replace(page, seq=phone.seq)
        if self._closed:
            page = replace(page, phase="closed", state=STATES["closed"], decisions=(), actions=(), forms=())
        if phone.kind == "judge":
            return replace(page, ratings=_ratings(view, phone.key))
        if phone.role:
            asked = self.book.request(phone.role, now)
            return replace(page, name=self._name(phone, view), asked_by=asked.name if asked else "")
        held = {one.role: self._name(one, view) for one in self.book.phones.values() if one.role}
        waits = next((role for role in tuple(self.book.requests) if self._asks(role, phone, now)), "")
        return replace(
            page, seats=free_seats(view, held, phone.role), waits_for=next(
                (seat.title for seat in view.seats if seat.role == waits), ""
            ),
        )  # fmt: skip

    def _asks(self, role: str, phone: Phone, now: int) -> bool:
        request = self.book.request(role, now)
        return request is not None and request.key == phone.key

    def _name(self, phone: Phone, view: RunView) -> str:
        return phone.name or next((seat.name for seat in view.seats if seat.role == phone.role), "")

    # -- seats --

    def take(self, token: str, role: str, name: str) -> None:
        seat = self._seat(role)
        name = seat.name if seat.by == "person" else _name(name)
        with self._putting:
            with self.lock:
                phone = self._player(token)
                holder = self.book.holder(role)
                if holder is not None and holder is not phone:
                    self.book.ask(phone, role, name, self._clock.monotonic_ms())
                    self._bump()
                    return
            self._sit(phone, role, name)

    def answer(self, token: str, yes: bool) -> None:
        with self.lock:
            role = self._seated(token).role
        self.settle(role, yes)

    def settle(self, role: str, yes: bool) -> None:
        """The holder or the trainer to whoever asks for the seat."""
        with self._putting:
            with self.lock:
                request = self.book.request(role, self._clock.monotonic_ms())
                if request is None:
                    raise Conflict("没有人在申请这个席位。")
                phone = self.book.phones.get(request.key)
                if not yes or phone is None:
                    del self.book.requests[role]
                    self._bump()
                    return
            self._sit(phone, role, request.name)

    def leave(self, token: str) -> None:
        with self.lock:
            self.book.stand_up(self._player(token))
        self._reseated()

    def _sit(self, phone: Phone, role: str, name: str) -> None:
        """The ledger first: a seat that could not be noted is not taken."""
        seat = self._seat(role)
        if seat.by == NPC or (seat.by == OPEN and seat.name != name):
            self._runs.seat(self.actor, self.run, role, OPEN, name=name)
        with self.lock:
            self.book.sit(phone, role, name)
        self._reseated()

    def kick(self, key: str) -> None:
        with self.lock:
            self.book.kick(key)
        self._reseated()

    # -- what a seat does --

    def choose(self, token: str, seq: int, decision: str, option: str) -> None:
        self._once(token, seq, lambda actor, _role: self._runs.choose(actor, self.run, decision, option))

    def act(self, token: str, seq: int, action: str) -> None:
        self._once(token, seq, lambda actor, _role: self._runs.act(actor, self.run, action))

    def report(self, token: str, seq: int, form: str, words: Mapping[str, str]) -> None:
        self._once(token, seq, lambda actor, _role: self._runs.report(actor, self.run, form, self._known(form, words)))

    def note(self, token: str, seq: int, text: str) -> None:
        self._once(token, seq, lambda actor, role: self._judging.note(actor, self.run, role, text))

    def _once(self, token: str, seq: int, put: Callable[[Actor, str], object]) -> None:
        """A phone that did not hear the answer sends again; what is durable is not done twice."""
        with self._putting:
            with self.lock:
                phone = self._seated(token)
                role = phone.role
            if seq <= phone.seq:
                return
            put(seat_actor(self.book.root, role), role)
            phone.seq = seq
            self.kept()

    def _known(self, form: str, words: Mapping[str, str]) -> Mapping[str, str]:
        found = next((one for one in self._now().view.scenario.forms if one.id == form), None)
        fields = {one.id for one in found.fields} if found else set()
        if not fields.issuperset(words):
            raise InvalidInput("报告里有这张表没有的项。", "请刷新页面后再填。")
        return words

    def rate(self, token: str, items: Sequence[Mark]) -> None:
        with self._putting:
            with self.lock:
                phone = self.book.phone(token)
                if phone.kind != "judge":
                    raise NotAllowed("只有评估员能评价。", "请用评估员的数字进入。")
            actor = evaluator_actor(self.book.root, phone.key)
            try:
                for item in sorted(items, key=lambda one: one.seq):
                    if item.seq <= phone.seq:
                        continue
                    phone.seq = item.seq  # also where it is refused: it would be refused again
                    target = item.target.removeprefix(INDICATOR)
                    give = self._judging.rate if target == item.target else self._assessing.mark
                    give(actor, self.run, target, item.rating, note=item.note, evaluator=phone.key, tick=item.tick)
            finally:
                self.kept()

    # -- what the trainer's side asks --

    def follow(self, actor: Actor, run: str) -> None:
        """To a fork of the run, or to the same run by another actor."""
        with self.lock:
            self.actor, self.run = actor, run
            self._bump()

    def renew(self, pin: str, judge_pin: str) -> None:
        with self.lock:
            self.book.pin, self.book.judge_pin = pin, judge_pin
        self._reseated()

    def close(self) -> None:
        self._now()  # the last picture, for those who are told
        with self.lock:
            self._closed = True
            self._bump()

    @property
    def closed(self) -> bool:
        return self._closed

    def kept(self) -> None:
        """What outlives a kill is on the disk."""
        with self.lock:
            self._memory.keep(self.book.noted())

    def _reseated(self) -> None:
        """Whoever looks on hears of it."""
        with self.lock:
            self._bump()
            self._memory.keep(self.book.noted())

    # -- small things --

    def _bump(self) -> None:
        self._bumps += 1

    def _seat(self, role: str) -> SeatView:
        found = next((seat for seat in self._runs.view(self.actor, self.run).seats if seat.role == role), None)
        if found is None:
            raise NotFound("没有这个席位。", "请刷新页面。")
        return found

    def _player(self, token: str) -> Phone:
        phone = self.book.phone(token)
        if phone.kind != "seat":
            raise NotAllowed("评估员不入座。", "要参加推演，请用大屏上的数字进入。")
        return phone

    def _seated(self, token: str) -> Phone:
        phone = self._player(token)
        if not phone.role:
            raise NotAllowed("你现在没有席位。", "请先选一个席位。")
        return phone


def _ratings(view: RunView, evaluator: str) -> tuple[tuple[str, str], ...]:
    """The last rating of each thing."""
    given = {one.target: str(one.rating) for one in view.observations if one.evaluator == evaluator and one.rating}
    marks = {f"{INDICATOR}{one.indicator}": one.grade for one in view.marks if one.evaluator == evaluator and one.grade}
    return tuple({**given, **marks}.items())


def _name(text: str) -> str:
    name = " ".join("".join(letter for letter in text if letter.isprintable()).split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise InvalidInput(f"请写上姓名，最多 {LONGEST_NAME} 个字。")
    return name
