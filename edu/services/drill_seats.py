"""Seats of a drill on phones: the trainer opens the door, sees who came, sends away, settles who asks for a seat."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

from edu.domain.actors import Permission, require
from edu.domain.drills.phone_views import DoorView, PhoneLine
from edu.domain.errors import Conflict
from edu.services.drill_seat_book import book_of, new_book, new_pin
from edu.services.drill_seat_hub import SeatHub

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edu.domain.actors import Actor
    from edu.services.drill_assessing import DrillAssessing
    from edu.services.drill_judging import DrillJudging
    from edu.services.drill_runs import DrillRuns
    from edu.services.drill_seat_memory import SeatMemory
    from edu.services.ports.seats import SeatServer
    from edu.system.clock import Clock


class DrillSeats:
    """One door a program: two drills at once on one machine have their phones one after the other."""

    def __init__(
        self, runs: DrillRuns, judging: DrillJudging, assessing: DrillAssessing, server: SeatServer,
        memory: SeatMemory, clock: Clock,
    ) -> None:  # fmt: skip
        self._runs = runs
        self._judging = judging
        self._assessing = assessing
        self._server = server
        self._memory = memory
        self._clock = clock
        self._hub: SeatHub | None = None
        self._lock = RLock()

    @property
    def hosts(self) -> Sequence[str]:
        return self._server.hosts

    def open(self, actor: Actor, run: str, host: str = "") -> DoorView:
        """Also again for a fork of the run, or at another of the machine's addresses: phones keep their seats."""
        require(actor, Permission.DRILLS_WRITE)
        root = self._runs.view(actor, run).branch.root
        with self._lock:
            hub = self._hub
            if hub is None or hub.closed or hub.book.root != root:
                if hub is not None:
                    self._shut(hub)
                note = self._memory.load()
                book = book_of(note) if note is not None and note.root == root else new_book(root)
                judges = (self._judging, self._assessing)
                hub = SeatHub(self._runs, *judges, self._clock, self._memory, book, actor, run)
            hub.follow(actor, run)
            address = self._server.address
            if not address or (host and address.rpartition(":")[0] != host):
                self._server.stop()
                self._start(hub, host)
            hub.book.address = self._server.address
            hub.kept()
            self._hub = hub
            return self._seen(hub)

    def go_on(self, actor: Actor, run: str) -> DoorView | None:
        """Opens again where the program was stopped or left with the door open; None where it was not."""
        require(actor, Permission.DRILLS_WRITE)
        root = self._runs.view(actor, run).branch.root
        note = self._memory.load()
        return self.open(actor, run) if note is not None and note.root == root else None

    def door(self, actor: Actor, run: str) -> DoorView | None:
        """None where no door is open for this run; from memory alone."""
        require(actor, Permission.DRILLS_WRITE)
        hub = self._hub
        return self._seen(hub) if hub is not None and hub.run == run and self._server.address else None

    def version(self, actor: Actor, run: str) -> str:
        """Changes when a phone did something that a console shows; '' without a door."""
        require(actor, Permission.DRILLS_WRITE)
        hub = self._hub
        return hub.trainers_version() if hub is not None and hub.run == run else ""

    def kick(self, actor: Actor, key: str) -> None:
        self._open(actor).kick(key)

    def settle(self, actor: Actor, role: str, yes: bool) -> None:
        """To whoever asks for a seat that is taken."""
        self._open(actor).settle(role, yes)

    def renew(self, actor: Actor) -> None:
        """New numbers at the door, for when one who was sent away knows the old ones. Who is in stays in."""
        pin = new_pin()
        self._open(actor).renew(pin, new_pin(pin))

    def rest(self) -> None:
        """The server stops, seats are kept: the console is left, the program ends."""
        with self._lock:
            self._server.stop()
            self._hub = None

    def close(self, actor: Actor) -> None:
        """The phones' part is over: they are told, and nothing is kept."""
        require(actor, Permission.DRILLS_WRITE)
        with self._lock:
            if self._hub is not None:
                self._shut(self._hub)
            self._memory.forget()

    def _start(self, hub: SeatHub, host: str) -> None:
        """Where it was before, so that phones find it; elsewhere where this machine has come to another network."""
        before, _, port = hub.book.address.rpartition(":")
        try:
            self._server.start(hub, host or before, int(port or 0))
        except Conflict:
            if host or not before:
                raise
            self._server.start(hub, "", int(port or 0))

    def _shut(self, hub: SeatHub) -> None:
        hub.close()
        self._server.stop()
        self._hub = None

    def _open(self, actor: Actor) -> SeatHub:
        require(actor, Permission.DRILLS_WRITE)
        if self._hub is None:
            raise Conflict("手机入座没有打开。", "请先在控制台打开“手机入座”。")
        return self._hub

    def _seen(self, hub: SeatHub) -> DoorView:
        connected = self._server.connected()
        view = self._runs.view(hub.actor, hub.run)
        names = {seat.role: seat.name for seat in view.seats}
        with hub.lock:
            phones = tuple(
                PhoneLine(
                    key=one.key, kind=one.kind, role=one.role, name=one.name or names.get(one.role, ""),
                    connected=one.key in connected,
                )
                for one in hub.book.phones.values()
            )  # fmt: skip
            now = self._clock.monotonic_ms()
            asking = tuple(
                (role, asked.name, next((one.name for one in phones if one.role == role), ""))
                for role in tuple(hub.book.requests)
                if (asked := hub.book.request(role, now)) is not None
            )
            return DoorView(
                run=hub.run,
                address=self._server.address,
                pin=hub.book.pin,
                judge_pin=hub.book.judge_pin,
                phones=phones,
                asking=asking,
            )
