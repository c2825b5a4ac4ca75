"""The server for phones, as the service of seats sees it, and what the server asks of the service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from edu.domain.drills.phone_views import PhonePage


class PhoneDesk(Protocol):
    """Calls come from the server's threads. EduError says in words why something is refused."""

    def join(self, client: str, pin: str) -> str:
        """The token of a new phone, from memory. `client` is whom wrong tries are counted against."""

    def key_of(self, token: str) -> str:
        """The short name of the phone behind a token; NotAllowed where it was sent away or never came in."""

    def version(self) -> str:
        """Changes with everything that any phone shows; cheap, asked several times a second."""

    def prepare(self) -> None:
        """Makes what all pages are cut from; may wait for the disk."""

    def page(self, token: str, run: str, count: int) -> PhonePage:
        """`run` and `count` say what the phone holds: news from there on are enough for it."""

    def page_at_hand(self, token: str, run: str, count: int) -> PhonePage | None:
        """The same where it waits for nothing, else None."""

    def take(self, token: str, role: str, name: str) -> None:
        """A free seat at once; one that is taken when its holder or the trainer lets go."""

    def leave(self, token: str) -> None: ...

    def answer(self, token: str, yes: bool) -> None:
        """The holder to whoever asks for the seat."""

    def choose(self, token: str, seq: int, decision: str, option: str) -> None: ...
    def act(self, token: str, seq: int, action: str) -> None: ...
    def report(self, token: str, seq: int, form: str, words: Mapping[str, str]) -> None: ...
    def note(self, token: str, seq: int, text: str) -> None: ...
    def rate(self, token: str, items: Sequence[Mark]) -> None:
        """In their order; those already durable are passed over."""


class Mark(Protocol):
    """One tap of an evaluator, stamped with the tick that the tablet knew."""

    @property
    def seq(self) -> int: ...
    @property
    def target(self) -> str: ...
    @property
    def rating(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def tick(self) -> int: ...


class SeatServer(Protocol):
    def start(self, desk: PhoneDesk, host: str = "", port: int = 0) -> str:
        """Where it listens, `host:port`; Conflict where it cannot. '' and 0: chosen by the server."""

    def stop(self) -> None:
        """Phones that wait get their last answer first. Also when it is not started."""

    @property
    def address(self) -> str:
        """'' while it is stopped."""

    @property
    def hosts(self) -> Sequence[str]:
        """Addresses of this machine, the likeliest first."""

    def connected(self) -> frozenset[str]:
        """Keys of the phones that listen now."""
