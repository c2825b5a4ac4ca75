"""The scenario workshop: own scenarios are copied, opened, proved, saved, exchanged. Files, not facts: no ledger.

Looking and changing need DRILLS_WRITE. A broken file is a line with its problems, never an empty list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.drills.beginnings import Beginning, begun
from edu.domain.drills.editing import NAME, RESERVED
from edu.domain.drills.findings import Finding
from edu.domain.drills.house import house_findings
from edu.domain.drills.pending_grounds import scored_by_pending
from edu.domain.drills.program import Program, compile_scenario
from edu.domain.drills.soundness import unsound
from edu.domain.drills.unfinished import unfinished
from edu.domain.drills.verify import QUICK, Report, verify
from edu.domain.drills.verify.ladder import Row, played_by_all, rows
from edu.domain.errors import BadFile, Conflict, InvalidInput, PackError

if TYPE_CHECKING:
    from pathlib import Path

    from edu.domain.drills.scenario import Scenario
    from edu.domain.problems import Problem
    from edu.domain.register import Register
    from edu.services.ports.workshop import DrillFiles

Told = Callable[[float, str], None]
TRIAL_SEEDS = 24
ID_FILE = "id-file"
"""The problem of a folder that was copied by hand: its file has the id of the first. A saving heals it."""
_STEPS = 7
"""That the proof tells of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopLine:
    """Without a `title` nothing of the file can be read."""

    id: str
    title: str
    hazard: str
    level: str
    own: bool
    decisions: int
    local: bool
    """The place has settings of its own for it."""
    findings: tuple[Finding, ...] = ()
    """Of an own one: what the editor says of it as well."""
    faults: tuple[Problem, ...] = ()
    """Of its file: what has a stand-in or is left out in the scenario that was read; all where nothing can be read."""
    beside: tuple[Problem, ...] = ()
    """Of its file too, and nothing is lost: another id than its folder's (`id-file`), or what no finding tells."""

    @property
    def playable(self) -> bool:
        return not self.faults and not self.beside and all(one.severity != "error" for one in self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`faults` are of its file: what stood there has a stand-in or is left out, and is gone with a saving."""

    scenario: Scenario
    own: bool
    faults: tuple[Problem, ...]


class DrillWorkshop:
    def __init__(self, files: DrillFiles) -> None:
        self._files = files
        self._looked_at: dict[str, tuple[Scenario, tuple[Finding, ...]]] = {}
        """Own ones as they were listed last, with their findings: looking takes milliseconds, a list may be long."""

    # -- the list --

    def list(self, actor: Actor) -> tuple[WorkshopLine, ...]:
        """Own ones first, by title."""
        require(actor, Permission.DRILLS_WRITE)
        own = sorted((self._line(id_, own=True) for id_ in self._files.own), key=lambda line: line.title)
        return (*own, *(self._line(id_, own=False) for id_ in self._files.shipped))

    def _line(self, id_: str, *, own: bool) -> WorkshopLine:
        scenario, problems = self._files.read(id_)
        if scenario is None:
            return WorkshopLine(
                id=id_, title="", hazard="", level="", own=own, decisions=0, local=False, faults=problems
            )  # fmt: skip
        findings = self._found(scenario) if own else ()
        broken = any(one.severity == "error" for one in problems)
        overlay, wrong = (None, ()) if broken else self._files.overlay(scenario)
        faults, kept = self._told_apart(problems, scenario)
        if faults or any(one.severity == "error" for one in findings):
            kept = tuple(one for one in kept if one.code == ID_FILE)  # the rest is told, if not by its own finding
        return WorkshopLine(
            id=id_,
            title=scenario.title,
            hazard=scenario.hazard,
            level=scenario.level,
            own=own,
            decisions=len(scenario.decisions),
            local=overlay is not None or bool(wrong),
            findings=findings,
            faults=faults,
            beside=kept,
        )

    def _found(self, scenario: Scenario) -> tuple[Finding, ...]:
        held = self._looked_at.get(scenario.id)
        if held is None or held[0] != scenario:
            held = self._looked_at[scenario.id] = scenario, self.findings(scenario)
        return held[1]

    def _told_apart(
        self, problems: tuple[Problem, ...], scenario: Scenario
    ) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
        """The errors of its file that the scenario that was read does not have any more, and those that it has."""
        errors = [one for one in problems if one.severity == "error"]
        if not errors:
            return (), ()
        again = {one.message for one in self._files.problems_of(scenario)}
        kept = tuple(one for one in errors if one.code == ID_FILE or one.message in again)
        return tuple(one for one in errors if one not in kept), kept

    def register(self, actor: Actor) -> Register:
        """Where grounds are looked up."""
        require(actor, Permission.DRILLS_WRITE)
        return self._files.register

    # -- drafts --

    def open(self, actor: Actor, id_: str) -> Draft:
        """PackError where nothing of the file can be read."""
        require(actor, Permission.DRILLS_WRITE)
        scenario, problems = self._files.read(id_)
        if scenario is None:
            raise PackError(f"脚本“{id_}”的文件读不出来。", "可以删去它，或用文本编辑器按列出的问题改好。", problems)
        return Draft(scenario=scenario, own=id_ in self._files.own, faults=self._told_apart(problems, scenario)[0])

    def begin(self, actor: Actor, new: Beginning) -> str:
        """An own scenario from nothing; InvalidInput where something that it begins with is missing."""
        require(actor, Permission.DRILLS_WRITE)
        roles = tuple(title for one in new.roles if (title := one.strip()))
        if not roles or not new.zone.strip():
            raise InvalidInput("请至少写一个席位和一个地点。")
        whole = replace(new, id=new.id.strip(), title=new.title.strip(), roles=roles, zone=new.zone.strip())
        return self._create(begun(whole))

    def copy(self, actor: Actor, source: str, id_: str, title: str) -> str:
        """A new own scenario, version 1, equal to `source` in all else."""
        scenario = self.open(actor, source).scenario
        return self._create(replace(scenario, id=id_.strip(), title=title.strip(), version=1))

    def save(self, actor: Actor, scenario: Scenario) -> None:
        """As it is, problems and all: a draft may wait. PackError where a part of it would be lost."""
        require(actor, Permission.DRILLS_WRITE)
        if scenario.id not in self._files.own:
            raise Conflict("这个脚本不在自编脚本里，没有保存。", "请用“另存为”存成自己的一份。")
        self._files.write(scenario)

    def save_as(self, actor: Actor, scenario: Scenario, id_: str, title: str) -> str:
        require(actor, Permission.DRILLS_WRITE)
        return self._create(replace(scenario, id=id_.strip(), title=title.strip(), version=1))

    def remove(self, actor: Actor, id_: str) -> None:
        """Runs that were played keep what they played."""
        require(actor, Permission.DRILLS_WRITE)
        self._files.remove(id_)
        self._looked_at.pop(id_, None)

    def _create(self, scenario: Scenario) -> str:
        why = self.id_fault(scenario.id)
        if why:
            raise InvalidInput(why, "请换一个编号。")
        if not scenario.title:
            raise InvalidInput("请填写脚本名称。")
        self._files.write(scenario)
        return scenario.id

    def id_fault(self, id_: str) -> str:
        """Why no own scenario can have this id, in a sentence; '' where one can."""
        if not NAME.fullmatch(id_) or len(id_) > 40 or id_ in RESERVED:
            return "编号以小写字母开头，只用小写字母、数字和连字符，最多 40 个字符，如 yunxi-flood。"
        if id_ in self._files.shipped or id_ in self._files.own:
            return f"已经有编号为“{id_}”的脚本。"
        return ""

    def free_id(self, like: str) -> str:
        """One that nobody has: flash-flood-2."""
        return next(name for number in range(2, 10_000) if not self.id_fault(name := f"{like[:34]}-{number}"))

    # -- what is wrong --

    def findings(self, scenario: Scenario) -> tuple[Finding, ...]:
        """All that can be seen without playing, in milliseconds; what the house asks of shipped ones is only advice."""
        advice = (replace(one, severity="warning") for one in house_findings(scenario))
        pending = scored_by_pending(scenario, self._files.register)
        return (*unfinished(scenario, self._files.known_cite), *unsound(scenario), *pending, *advice)

    def prove(self, actor: Actor, scenario: Scenario, told: Told = lambda _share, _text: None) -> Report:
        """The quick proof: some seconds of work. `told` hears how far it is and may stop it by raising."""
        require(actor, Permission.DRILLS_WRITE)
        done = 0

        def step(text: str) -> None:
            nonlocal done
            told(done / _STEPS, text)
            done += 1

        return verify(scenario, QUICK, step, shipped=scenario.id in self._files.shipped)

    def trial(
        self, actor: Actor, scenario: Scenario, told: Told = lambda _share, _text: None
    ) -> tuple[Row, ...]:  # fmt: skip
        """What each bot earns over a few seeds. PackError where it cannot be played yet."""
        require(actor, Permission.DRILLS_WRITE)
        program = compile_scenario(scenario)
        if not isinstance(program, Program):
            raise PackError(f"还不能试玩：{program[0].sentence}", "请先改好列出的问题。")
        runs = []
        for seed in range(1, TRIAL_SEEDS + 1):
            told((seed - 1) / TRIAL_SEEDS, f"第 {seed} 局，共 {TRIAL_SEEDS} 局 …")
            runs += played_by_all(program, (seed,))[0]
        return rows(runs)

    # -- in and out --

    def bring_in(self, actor: Actor, path: Path) -> Draft:
        """A file from outside becomes an own draft; where its id is taken, it gets the next free one.

        Its faults are those of the file that came.
        """
        require(actor, Permission.DRILLS_WRITE)
        scenario, problems = self._files.read_outside(path)
        if scenario is None:
            why = problems[0].message if problems else "里面没有脚本。"
            raise BadFile(f"这不是推演脚本：{why}", "请选择从脚本工坊导出的 .yaml 文件。")
        like = scenario.id if NAME.fullmatch(scenario.id) else "imported"
        name = like if not self.id_fault(like) else self.free_id(like)
        self._files.write(replace(scenario, id=name, title=scenario.title or name))
        return replace(self.open(actor, name), faults=self._told_apart(problems, scenario)[0])

    def take_out(self, actor: Actor, id_: str, path: Path) -> None:
        self._files.write_outside(self.open(actor, id_).scenario, path)
