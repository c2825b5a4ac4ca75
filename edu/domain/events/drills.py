"""Events of drills that are played, and of improvements that follow from them."""

from __future__ import annotations

from edu.domain.events.fact import Fact, Private


class DrillRunStarted(Fact, frozen=True, kw_only=True):
    """Subject: the run; person: who plays alone, nobody in a group. `npc` are the seats that the program holds.

    `sha256` is the blob of the scenario as played; `parent` and `parent_tick` say of a fork where it left the other.
    """

    scenario: str
    version: int
    title: str
    sha256: str
    overlay: str = ""  # digest of the place's own overlay
    engine: int
    seed: int
    mode: str  # group | solo
    npc: list[str] = []
    org: str = ""
    enterprise: str = ""
    root: str = ""  # the first run of a family of forks, '' for itself
    parent: str = ""
    parent_tick: int = 0


class DrillSeated(Fact, frozen=True, kw_only=True):
    """Subject: the run; person: who holds the role, nobody where `by` is open or npc. Seated again = changed."""

    role: str
    by: str  # person | open | npc
    tick: int


class SeatName(Private, frozen=True, kw_only=True):
    """What somebody at an open seat gave as their name."""

    name: str = ""


class DrillInputGiven(Fact, frozen=True, kw_only=True):
    """Subject: the run. `n` counts its inputs from 1; `option` is a decision's option, on/off or person/npc."""

    n: int
    tick: int
    what: str  # choose | act | report | bring | freeze | seat
    target: str = ""
    option: str = ""
    fields: list[str] = []
    role: str = ""


class InputWords(Private, frozen=True, kw_only=True):
    """Field of a report → its words; '' → the rationale of a choice."""

    words: dict[str, str] = {}


class DrillObserved(Fact, frozen=True, kw_only=True):
    """Subject: the run. A rating P S M U of a criterion or an objective, or a note alone. `n` counts with overrides."""

    n: int
    tick: int
    target: str = ""
    rating: str = ""
    evaluator: str = ""
    role: str = ""


class ObservationNote(Private, frozen=True, kw_only=True):
    note: str = ""


class DrillPointsOverridden(Fact, frozen=True, kw_only=True):
    """Subject: the run. Points in hundredths; `total` is the run's afterwards where it is closed already, else -1."""

    n: int
    tick: int
    criterion: str
    points: int
    total: int = -1


class DrillPointsRestored(Fact, frozen=True, kw_only=True):
    """Subject: the run. The automatic points of the criterion count again; `total` as with an override."""

    n: int
    tick: int
    criterion: str
    total: int = -1


class DrillProfileTaken(Fact, frozen=True, kw_only=True):
    """Subject: the run. By which profile evaluators judge it: `sha256` is its blob as it stood then."""

    profile: str
    version: int
    sha256: str


class DrillIndicatorRated(Fact, frozen=True, kw_only=True):
    """Subject: the run. A grade of an indicator of its profile, or a note alone. `n` counts its own kind from 1."""

    n: int
    tick: int
    indicator: str
    grade: str = ""
    evaluator: str = ""


class DrillMessageAdded(Fact, frozen=True, kw_only=True):
    """Subject: the run. The trainer's own words to a seat ('' all of them); the engine never sees them.

    `after` counts the news that the run had told by then; `n` counts its own kind from 1.
    """

    n: int
    tick: int
    after: int
    role: str = ""
    public: bool = False


class MessageWords(Private, frozen=True, kw_only=True):
    """What was said, and from whom it is said to come."""

    text: str = ""
    sender: str = ""


class DrillRunClosed(Fact, frozen=True, kw_only=True):
    """Subject: the run. `ending` '' where it was stopped; `sha256` is the blob with hashes, pictures and points."""

    ending: str = ""
    tick: int
    hash: str
    total: int
    before_cap: int
    earned: dict[str, int] = {}
    possible: dict[str, int] = {}
    redlines: list[str] = []
    sha256: str
    drill: str = ""  # the drill record that counts it as evidence


class DrillRunAbandoned(Fact, frozen=True, kw_only=True):
    """Subject: the run. It is left without a score."""

    tick: int
    reason: str = "manual"


class ImprovementOpened(Fact, frozen=True, kw_only=True):
    """Subject: the improvement. `due` is an ISO day, '' for none."""

    run: str
    org: str = ""
    enterprise: str = ""
    objective: str = ""
    due: str = ""


class ImprovementWords(Private, frozen=True, kw_only=True):
    text: str = ""
    owner: str = ""


class ImprovementAssigned(Fact, frozen=True, kw_only=True):
    due: str = ""


class ImprovementOwner(Private, frozen=True, kw_only=True):
    owner: str = ""


class ImprovementCarried(Fact, frozen=True, kw_only=True):
    """Subject: the improvement. It was still open when the place's next run began."""

    run: str


class ImprovementClosed(Fact, frozen=True, kw_only=True):
    """Subject: the improvement. How, stands in the vault."""
