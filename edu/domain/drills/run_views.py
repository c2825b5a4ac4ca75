"""What screens, phones and reports are handed of a run that is played, was played, or is looked at again.

Times are ticks unless a name says otherwise; one tick is `scenario.tick` seconds of drill time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from edu.domain.drills.engine import Legal, Upcoming
from edu.domain.drills.evaluation import Assessment, Mark, Profile
from edu.domain.drills.messages import Message, in_order
from edu.domain.drills.pictures import Picture
from edu.domain.drills.scenario import Criterion, Part, Scenario
from edu.domain.drills.scoring import Rating, Result, Standing
from edu.domain.drills.state import News

Mode = Literal["group", "solo"]
RunState = Literal["running", "closed", "abandoned"]
By = Literal["person", "open", "npc"]
"""A seat is held by a known person, by whoever sits there (a phone, a role card), or by the program."""

NPC, OPEN = "npc", "open"
ONLY_PICTURES = "内容已更新，仅可按快照回看"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioLine:
    """A scenario on offer; `problem` says in words why it cannot be played ('' where it can)."""

    id: str
    version: int
    title: str
    hazard: str
    level: str
    summary: str
    minutes: int
    roles: tuple[tuple[str, str], ...]
    """Id and title."""
    solo_role: str
    overlay: str
    """Digest of this place's own overlay, '' without one."""
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """A run in a list, newest first. `total` in hundredths, None until it is closed."""

    id: str
    scenario: str
    title: str
    mode: Mode
    state: RunState
    org: str
    enterprise: str
    person: str
    place_name: str
    seed: int
    started_ms: int
    closed_ms: int | None
    total: int | None
    ending: str
    parent: str
    root: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatView:
    """`name` is the known person's name, or what was typed for an open seat."""

    role: str
    title: str
    by: By
    person: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """Where a run stands among its forks: `parent` '' for the first; `children` are (run, tick)."""

    root: str
    parent: str
    parent_tick: int
    children: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDecision:
    """A question on the table. After `closes` the default is taken; `options` are those on offer now."""

    decision: str
    role: str
    opened: int
    closes: int
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvement:
    """What was found wanting and is followed until closed; `runs` are those that it was carried into."""

    id: str
    run: str
    org: str
    enterprise: str
    objective: str
    text: str
    owner: str
    due: str
    """ISO day, '' for none."""
    closed: bool
    how: str
    """How it was closed, in somebody's words."""
    opened_ms: int
    closed_ms: int | None
    runs: tuple[str, ...] = ()

    def late(self, today: date) -> bool:
        return not self.closed and bool(self.due) and self.due < today.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What an evaluator noted at a tick: a rating of a criterion or objective, or words alone (`rating` '')."""

    number: int
    tick: int
    target: str
    rating: Rating | Literal[""]
    evaluator: str
    role: str
    note: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """Everything that a console shows now; what a projector or a seat may see of it is a view's own business.

    `legal` has every role of the scenario. `news` and `upcoming` are the trainer's: future and private things too.
    """

    id: str
    scenario: Scenario = field(repr=False)
    state: RunState
    mode: Mode
    solo_role: str
    place_name: str
    seed: int
    tick: int
    clock: str
    """Clock time in the drill, HH:MM."""
    paused: bool
    speed: int
    """Times faster than life, 1–60."""
    ending: str
    """Id of the ending that was reached; '' while it runs."""
    picture: Picture
    news: tuple[News, ...]
    open: tuple[OpenDecision, ...]
    legal: Mapping[str, Legal]
    upcoming: tuple[Upcoming, ...]
    seats: tuple[SeatView, ...]
    observations: tuple[Observation, ...]
    branch: Branch
    improvements: tuple[Improvement, ...]
    """Still open from earlier runs of this place."""
    profile: Profile | None = field(default=None, repr=False)
    """What evaluators judge it by."""
    marks: tuple[Mark, ...] = ()
    messages: tuple[Message, ...] = ()
    """Made up by the trainer; to whom, each says itself."""

    @property
    def over(self) -> bool:
        return bool(self.ending) or self.state != "running"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a closing run says of itself as a drill (edu.domain.drill_records). `participants` 0: those seated.

    `counts` False keeps it out of the drill records (a rehearsal among trainers).
    """

    counts: bool = True
    content: str = "special"
    no_notice: bool = False
    participants: int = 0
    place: str = ""
    commander: str = ""
    summary: str = ""
    findings: str = ""


# -- the result --


@dataclass(frozen=True, slots=True, kw_only=True)
class PointLine:
    """One criterion's points with where they come from.

    `event` is the label of the ledger event that decided it: the input; for what nobody put in (a default, a seat of
    the program, time alone) the start of the run, from which it follows. `cites` has the criterion's and the option's.
    """

    criterion: Criterion
    objective: str
    part: Part
    standing: Standing
    automatic: int
    earned: int
    of: int
    tick: int
    what: str
    event: str
    cites: tuple[str, ...]
    overridden: bool = False
    reason: str = ""
    override_event: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """One decision in the log. `how`: answered, expired, npc, or open (never answered); `better` are better options."""

    decision: str
    role: str
    how: str
    option: str
    opened: int
    tick: int
    better: tuple[str, ...]
    rationale: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InputLine:
    """Everything that was put in, in order, with the words that were given with it."""

    number: int
    tick: int
    kind: str
    what: str
    option: str
    fields: tuple[str, ...]
    words: Mapping[str, str]
    """Field id → text of a report; '' → a rationale."""
    event: str
    time_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RunResult:
    """A run with its points. While it runs: as if it ended now. `only_pictures` where the engine has moved on."""

    run: RunLine
    scenario: Scenario = field(repr=False)
    tick: int
    hash: str
    result: Result
    lines: tuple[PointLine, ...]
    redline_events: Mapping[str, str]
    """Red line → label of the event that it comes from."""
    decisions: tuple[DecisionLine, ...]
    inputs: tuple[InputLine, ...]
    news: tuple[News, ...]
    observations: tuple[Observation, ...]
    seats: tuple[SeatView, ...]
    improvements: tuple[Improvement, ...]
    """Opened in this run, and those that were carried into it."""
    started_event: str
    closed_event: str
    drill: str
    """Id of the drill record that counts it as evidence, '' without one."""
    only_pictures: str = ""
    assessment: Assessment | None = None
    """What evaluators gave by the run's profile; None where it has none."""
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """A run for a slider: one picture a tick from 0; `only_pictures` says why it can only be looked at."""

    run: RunLine
    scenario: Scenario = field(repr=False)
    pictures: tuple[Picture, ...]
    news: tuple[News, ...]
    inputs: tuple[InputLine, ...]
    only_pictures: str = ""
    messages: tuple[Message, ...] = ()

    def told_until(self, tick: int) -> Sequence[News | Message]:
        """In the order in which the room heard of it."""
        return tuple(one for one in in_order(self.news, self.messages) if one.tick <= tick)

    def curve(self, number: int) -> Sequence[int]:
        return tuple(picture.curves[number] for picture in self.pictures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two runs of one scenario; `comparing.differences` says what they did not have in common."""

    left: RunResult
    right: RunResult
    left_pictures: tuple[Picture, ...]
    right_pictures: tuple[Picture, ...]
    objectives: tuple[tuple[str, int | None, int | None], ...]
    """Id, permille of the left, permille of the right; None for one that has nothing of it to score."""
    apart: tuple[str, ...]
    """Decisions that the two took differently, or that only one of them took."""
