"""One-page aids: 处置卡 (a post in an event), 一页纸逃生指南 (a kind of place), 预警信号卡 (one signal by colour).

An aid is printed with what the unit fills in (集合点, 负责人电话), and hangs where it is needed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from edu.domain.person_classes import PersonClass
from edu.domain.questions import Status

AidKind = Literal["card", "escape", "signal"]
Colour = Literal["blue", "yellow", "orange", "red"]

KINDS: tuple[AidKind, ...] = get_args(AidKind)
KIND_NAMES: dict[AidKind, str] = {"card": "处置卡", "escape": "一页纸逃生指南", "signal": "预警信号卡"}
COLOURS: tuple[Colour, ...] = get_args(Colour)
"""In the official order, from the lowest."""
COLOUR_NAMES: dict[Colour, str] = {"blue": "蓝色", "yellow": "黄色", "orange": "橙色", "red": "红色"}

LONGEST_UNIT = 40
LONGEST_BLANK = 40
"""汉字 or other characters that a unit may fill in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """`do` is read across the room, `how` when one stands before it."""

    do: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    who: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalRow:
    """What one colour means and what it asks."""

    colour: Colour
    means: str
    do: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Aid:
    """Texts have their facts put in; `facts` are the ids of these. A signal has `rows`, the others `signs` and `steps`.

    `blanks` are what the unit fills in; the same word on two aids is filled in once. `topics`: the first one foremost.
    """

    id: str
    version: int
    kind: AidKind
    title: str
    who: str
    event: str
    topics: tuple[str, ...]
    audiences: tuple[PersonClass, ...]
    signs: tuple[str, ...]
    steps: tuple[Step, ...]
    rows: tuple[SignalRow, ...]
    never: tuple[str, ...]
    calls: tuple[Call, ...]
    blanks: tuple[str, ...]
    cites: tuple[str, ...]
    facts: tuple[str, ...]
    status: Status

    @property
    def topic(self) -> str:
        return self.topics[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class AidFill:
    """What a unit writes on its aids: its name, and by blank what stands there; '' leaves a line to write on."""

    unit: str = ""
    blanks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AidSheet:
    """One printed page. `lines` are blanks with what was filled in ('' = a line to write on), `grounds` are citations.

    `reviewed`: a professional has signed this aid as it stands; `pending` names what is 待核 in it.
    """

    aid: Aid
    unit: str
    lines: tuple[tuple[str, str], ...]
    grounds: tuple[str, ...]
    reviewed: bool
    pending: bool
    printed: str

    @property
    def said(self) -> str:
        """How far the content can be trusted, said on the page."""
        words = "内容已由专业人员审核签字" if self.reviewed else "内容未经专业人员审核签字（未审）"
        return f"{words}；部分依据待核" if self.pending else words


def blanks_of(aids: Sequence[Aid]) -> tuple[str, ...]:
    """What is to be filled in for all of them, each once, in the order in which they come."""
    return tuple(dict.fromkeys(blank for aid in aids for blank in aid.blanks))


def fill_faults(fill: AidFill) -> tuple[str, ...]:
    """Sentences without their full stop."""
    faults = []
    if len(fill.unit) > LONGEST_UNIT or not fill.unit.isprintable():
        faults.append(f"单位名称最多 {LONGEST_UNIT} 个字，写在一行")
    for blank, text in fill.blanks.items():
        if len(text) > LONGEST_BLANK or not text.isprintable():
            faults.append(f"“{blank}”最多 {LONGEST_BLANK} 个字，写在一行")
    return tuple(faults)
