"""What is said around a game: its name, how it is played, the rule for each fault, the questions that measure it."""

from __future__ import annotations

from dataclasses import dataclass

TUTORIAL = 3
"""Pictures with a sentence each, all of which can be skipped."""
QUESTIONS = 3
"""Asked before, and three others of the same matter after: what was learned shows in the difference."""


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """The rule behind a fault, with its ground: citations of the register."""

    id: str
    rule: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What a game has in its picture, in words. `wrong` is said of it when it is a fault, `fine` when it is in order;
    of the `fixes` the first is right.
    """

    id: str
    name: str
    wrong: str = ""
    fine: str = ""
    fixes: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GamePack:
    """`cards` stand in the order of the game's own list; `practise` sends the player to the real thing.

    Texts have their facts put in; `facts` are the ids of these.
    """

    id: str
    version: int
    title: str
    tagline: str
    tutorial: tuple[Page, ...]
    cards: tuple[Card, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    practise: str
    things: tuple[Thing, ...] = ()
    facts: tuple[str, ...] = ()

    def card(self, name: str) -> Card | None:
        return next((card for card in self.cards if card.id == name), None)

    def thing(self, name: str) -> Thing | None:
        return next((thing for thing in self.things if thing.id == name), None)
