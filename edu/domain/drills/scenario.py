"""What a scenario is made of. Times are seconds of drill time from the start, shares permille, points hundredths.

Texts are plain Chinese; ids are slugs. Nothing here is resolved: `program.compile_scenario` finds what does not fit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from edu.domain.drills.effects import Effect

Verdict = Literal["good", "fair", "bad", "redline"]
Part = Literal["process", "outcome", "information"]
CriterionKind = Literal["choice", "act_by", "state_by", "sequence", "report", "outcome", "observed"]
NpcStyle = Literal["prudent", "cautious", "slow"]
"""What an unmanned seat does: `prudent` takes the good option, `cautious` the default, `slow` lets time run out."""

VERDICTS = {"good": "正确", "fair": "可以，但不够", "bad": "错误", "redline": "红线"}
PARTS = {"process": "过程", "outcome": "结果", "information": "信息与协同"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A seat. `sees` are zone ids whose figures it may see, empty for all; `brief` is its private knowledge."""

    id: str
    title: str
    brief: str
    sees: tuple[str, ...] = ()
    npc: NpcStyle = "cautious"
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People of a zone who behave alike. `prepare` is seconds from deciding to leaving; `refuse` permille of them
    say no at first; who needs an `escort` leaves only while somebody is at the door.
    """

    id: str
    title: str
    people: int
    prepare: int = 600
    refuse: int = 0
    escort: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A place with people. `danger` is an expression: permille of those still there who come to harm each minute."""

    id: str
    title: str
    x: int
    y: int
    groups: tuple[Group, ...]
    danger: str = "0"
    trust: int = 500
    """How readily people here believe a warning, permille (past false alarms lower it)."""


NEVER_OPEN = "true"
"""What `closed` says of a road that does not exist in this place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """A way from a zone to a shelter. `closed` and `danger` are expressions; `seconds` on foot or by vehicle.

    `per_minute` people can set out on it a minute, all groups together.
    """

    id: str
    title: str
    zone: str
    shelter: str
    seconds: int
    per_minute: int
    closed: str = "false"
    danger: str = "0"

    @property
    def absent(self) -> bool:
        return self.closed == NEVER_OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelter:
    id: str
    title: str
    x: int
    y: int
    capacity: int
    opens_after: int
    """Seconds from the order to open until people can come in; 0 with `open` means it is open from the start."""
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A way to warn. `reach` permille of those not yet warned hear it each beat; `needs` 'power', 'network' or ''."""

    id: str
    title: str
    reach: int
    belief: int
    delay: int = 0
    needs: Literal["", "power", "network"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """Crews, vehicles, sets: `count` of them stand ready; a trip takes `travel` seconds each way."""

    id: str
    title: str
    count: int
    travel: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """An integer of the world with a name: start value, bounds, how it changes by itself each minute (expression)."""

    id: str
    title: str
    start: int = 0
    low: int = 0
    high: int = 1_000_000
    unit: str = ""
    drift: str = "0"
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A world model by kind (world/), under an id; its settings are integers, texts or rows of integers."""

    id: str
    kind: str
    settings: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inject:
    """News that reaches seats. `at` with `jitter` by time, `when` by condition, neither: by hand or from a pool."""

    id: str
    to: tuple[str, ...]
    channel: str
    text: str
    expected: str = ""
    """The action expected, for the trainer's list."""
    at: int | None = None
    jitter: int = 0
    when: str = ""
    effects: tuple[Effect, ...] = ()
    objective: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """双盲: `pick` of `injects` come at times drawn in the window; nobody at the table knows which or when."""

    id: str
    title: str
    pick: int
    first: int
    last: int
    injects: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """`seen` is the visible consequence told after the choice; `why` and `cites` stand in the debrief."""

    id: str
    text: str
    verdict: Verdict
    why: str
    seen: str = ""
    cites: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    when: str = ""
    error: str = ""
    """The common mistake that this is, by slug; such an option may be worse in every state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A question put to a seat for `window` seconds; what nobody answers is answered by `default`."""

    id: str
    role: str
    title: str
    text: str
    options: tuple[Option, ...]
    default: str
    window: int
    at: int | None = None
    when: str = ""
    solo: bool = True
    objective: str = ""

    def option(self, option_id: str) -> Option | None:
        return next((option for option in self.options if option.id == option_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something a seat may do of itself while `when` holds, at most `limit` times."""

    id: str
    role: str
    title: str
    verdict: Verdict
    why: str
    cites: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    when: str = "true"
    limit: int = 1
    seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """`required` for a point; `truth` is an expression: the field counts only while it holds ('' always)."""

    id: str
    title: str
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportForm:
    """首报, 续报 or 终报: who writes it and what must be in it. It can be sent while `when` holds."""

    id: str
    role: str
    title: str
    fields: tuple[FormField, ...]
    when: str = "true"
    cites: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """What earns points. By kind:

    choice     `decision` answered: points by verdict (good all, fair half)
    act_by     `act` (decision:option, action, inject or form id) done by `ok`, falling to nothing at `late`
    state_by   `expr` true by `ok`, falling to nothing at `late`
    sequence   each of `order` done after the one before it
    report     `form` sent with its required fields, by `ok`, falling to nothing at `late`
    outcome    `expr` at the end, between the idle and the best run of the same seed
    observed   an evaluator's judgement alone
    """

    id: str
    kind: CriterionKind
    part: Part
    points: int
    text: str
    cites: tuple[str, ...] = ()
    decision: str = ""
    act: str = ""
    expr: str = ""
    form: str = ""
    order: tuple[str, ...] = ()
    ok: int = 0
    late: int = 0
    pending: bool = False
    """待核: shown, never scored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A critical task of an objective."""

    id: str
    title: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    id: str
    title: str
    tasks: tuple[Task, ...]

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        return tuple(criterion for task in self.tasks for criterion in task.criteria)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redline:
    """An act that caps the total. `expr` is looked at on every beat; `mark` effects of options set it as well."""

    id: str
    title: str
    why: str
    cites: tuple[str, ...]
    expr: str = "false"
    cap: int = 5900


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The first ending whose `when` holds closes the run; the last of a scenario must hold by time alone."""

    id: str
    title: str
    text: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A figure of the world drawn over time: on the projector when `public`, in the report always."""

    id: str
    title: str
    expr: str
    unit: str = ""
    public: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """What the trainer talks over at the end."""

    questions: tuple[str, ...]
    rules: tuple[str, ...]
    """The three rules of the final card, each with its citation in the text."""
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    id: str
    version: int
    title: str
    hazard: str
    level: str
    summary: str
    situation: str
    """What everybody knows at the start."""
    minutes: int
    """Length at the table."""
    tick: int
    """Seconds of drill time a tick."""
    ticks: int
    beat: int
    """The world moves every `beat` ticks: models, roads, people, conditions."""
    starts: str
    """Clock time of the first tick, HH:MM."""
    solo_role: str
    roles: tuple[Role, ...]
    zones: tuple[Zone, ...] = ()
    roads: tuple[Road, ...] = ()
    shelters: tuple[Shelter, ...] = ()
    channels: tuple[Channel, ...] = ()
    assets: tuple[Asset, ...] = ()
    meters: tuple[Meter, ...] = ()
    models: tuple[Model, ...] = ()
    injects: tuple[Inject, ...] = ()
    pools: tuple[Pool, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    forms: tuple[ReportForm, ...] = ()
    objectives: tuple[Objective, ...] = ()
    redlines: tuple[Redline, ...] = ()
    endings: tuple[Ending, ...] = ()
    curves: tuple[Curve, ...] = ()
    debrief: Debrief = Debrief(questions=(), rules=())
    params: Mapping[str, int] = field(default_factory=dict)
    """Numbers that a place may set for itself in its overlay; expressions name them."""

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        return tuple(criterion for objective in self.objectives for criterion in objective.criteria)

    def role(self, role_id: str) -> Role | None:
        return next((role for role in self.roles if role.id == role_id), None)

    def decision(self, decision_id: str) -> Decision | None:
        return next((decision for decision in self.decisions if decision.id == decision_id), None)
